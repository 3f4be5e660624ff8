import { labelledControl, type Rejected } from './form/controls';
import { escaped } from './form/escaped';
import type { Question } from './question';

const colours = {
	light:
		'--page:#f6f7f9;--card:#fff;--text:#1b2430;--quiet:#566170;--line:#8a94a3;--main:#0a5ed7;--onMain:#fff;--flaw:#b3261e',
	dark: '--page:#12161c;--card:#1c222b;--text:#edf0f4;--quiet:#a9b4c2;--line:#77828f;--main:#8ab8ff;--onMain:#0b1a30;--flaw:#ffb4ab',
};

const style = `:root{color-scheme:light dark;${colours.light}}
@media (prefers-color-scheme:dark){:root{${colours.dark}}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--page);color:var(--text);font:18px/1.5 system-ui,sans-serif}
main{max-width:32rem;margin:0 auto;padding:24px;background:var(--card);border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 12px;font-size:24px;line-height:1.3}
p{margin:0 0 16px;white-space:pre-wrap}
label,legend{display:block;margin:16px 0 4px;padding:0;font-weight:600}
fieldset{margin:0;padding:0;border:0}
.choice{display:flex;gap:12px;align-items:center;min-height:44px;margin:0;font-weight:400}
.choice input{flex:none;width:24px;min-height:24px}
small{color:var(--quiet);font-size:16px;font-weight:400}
input,textarea,select{width:100%;min-height:48px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:inherit;font:inherit}
button{display:block;width:100%;min-height:52px;margin-top:16px;padding:10px 16px;border:2px solid var(--main);border-radius:8px;background:var(--main);color:var(--onMain);font:inherit;font-weight:600}
button.second{background:var(--card);color:var(--main)}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
.flaw{margin:4px 0 0;color:var(--flaw)}
[aria-invalid=true]{border:2px solid var(--flaw)}`;

/** The page on which a question is answered: no script, nothing from elsewhere, and nothing of it is run as code. */
export function questionPage(question: Question, rejected?: Rejected): string {
	const { title, description, responseType, fields, submitLabel } = question;
	const flawed = rejected !== undefined && Object.keys(rejected.flaws).length > 0;
	const body = [
		`<h1>${escaped(title)}</h1>`,
		...(description === '' ? [] : [`<p>${escaped(description)}</p>`]),
		...(flawed ? ['<p class="flaw" role="alert">Please correct what is marked below.</p>'] : []),
		// n8n takes the answers of a custom form in this encoding alone.
		responseType === 'customForm' ? '<form method="post" enctype="multipart/form-data">' : '<form method="post">',
		...(responseType === 'approval'
			? approvalButtons(question)
			: [
					...fields.map((field, index) => labelledControl(field, index, rejected)),
					`<button>${escaped(submitLabel)}</button>`,
				]),
		'</form>',
	];
	return page(title, body.join('\n'));
}

/** A page with one sentence and no question. */
export function noticePage(title: string, words: string): string {
	return page(title, `<h1>${escaped(title)}</h1>\n<p>${escaped(words)}</p>`);
}

function page(title: string, body: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow,noarchive">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function approvalButtons({ approveLabel, disapproveLabel }: Question): string[] {
	const button = (answer: string, label: string, look: string) =>
		label === '' ? [] : [`<button name="answer" value="${answer}"${look}>${escaped(label)}</button>`];
	return [...button('approve', approveLabel, ''), ...button('disapprove', disapproveLabel, ' class="second"')];
}
