import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, sendBatch } from '../../sandbox/client';
import { openWorkbench, type Workbench } from '../workbench';
import { submitForm } from './formVisitor';
import { choose, formAt, importWorkflow, publish } from './imported';
import { startMailbox, type Mailbox } from './smtpServer';

let bench: Workbench;
let mailbox: Mailbox;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.01 });
	mailbox = await startMailbox();
});

afterAll(async () => {
	await Promise.all([bench.close(), mailbox.close()]);
});

async function run() {
	const data = { host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true, user: '', password: '' };
	const smtp = await bench.n8n.createCredential({ name: 'Mail of reports', type: 'smtp', data });
	const workflow = await importWorkflow(bench, 'sms-report.json', {
		nodes: {
			Settings: (node) => {
				const today = '={{ $now.toISODate() }}';
				const assignments = ['First day', 'Last day'].map((name) => ({ id: name, name, value: today, type: 'string' }));
				node.parameters.assignments = { assignments };
			},
			'E-mail the report': (node) => {
				choose(smtp)(node);
				node.disabled = false;
				Object.assign(node.parameters, { fromEmail: 'reports@example.com', toEmail: 'you@example.com' });
			},
		},
	});
	const execution = await bench.n8n.runToEnd(workflow, 'Try it now');
	expect(execution.error?.message).toBeUndefined();
	const mail = mailbox.mails.at(-1) ?? '';
	return { execution, mail, page: attachment(mail, 'html'), csv: attachment(mail, 'csv') };
}

/** The text of the attached file of that kind. */
function attachment(mail: string, extension: string): string {
	const parts = mail.split(/\r\n--/).filter((part) => /^Content-Disposition: attachment/im.test(part));
	const part = parts.find((each) => new RegExp(`filename=\\S*\\.${extension}`).test(each)) ?? '';
	const [, ...content] = part.split('\r\n\r\n');
	return Buffer.from(content.join(''), 'base64').toString();
}

test('a log without messages makes an empty report', async () => {
	const { execution, page, mail } = await run();
	expect(execution.output('Build report')).toMatchObject([{ days: [{ Total: 0 }] }]);
	expect(page).toContain('<dt>Total SMS</dt><dd>0</dd>');
	expect(mail).toContain('SMS sent: 0');
});

test("every figure is that of the sandbox's own ledger, on the page, in the CSV file, the rows and the e-mail", async () => {
	await sendBatch(bench.sandbox, {
		clientBatchId: 'summer',
		template: { text: 'Sale' },
		destinations: ['+6591234567', '+6598765432', '+447700900105'],
	});
	for (const destination of ['+4741234567', '+447700900115']) {
		await send(bench.sandbox, { destination, text: 'a'.repeat(200) });
	}
	await send(bench.sandbox, {
		destination: '+6591234568',
		text: 'Later',
		scheduled: new Date(Date.now() + 7_200_000).toISOString(),
	});
	bench.sandbox.receive({ source: '6591234567', text: 'Yes' });
	await bench.sandbox.advance(60_000);
	const { execution, mail, page, csv } = await run();

	const messages = bench.sandbox.messages();
	const outbound = messages.filter(({ direction }) => direction === 'outbound');
	const inState = (...states: string[]) => outbound.filter(({ state }) => states.includes(state)).length;
	const [sent, delivered, undelivered] = [outbound.length, inState('delivered', 'read'), inState('undelivered')];
	const received = inState('queued', 'sent', 'scheduled');
	const cost = outbound.reduce((sum, { price }) => sum + Math.round(price.total * 1e6), 0) / 1e6;
	const rate = `${Math.round((delivered / sent) * 1000) / 10} %`;
	const currency = outbound[0]?.price.currency ?? '';
	expect([sent, undelivered > 0, delivered + undelivered + received]).toEqual([6, true, 6]);

	const figures = [sent + 1, sent, sent, delivered, undelivered, 0, received];
	const cells = figures.map((figure) => `<td>${figure}</td>`).join('');
	expect(page).toContain(`<td>All days</td>${cells}<td>${rate}</td><td>${cost} ${currency}</td>`);
	expect(page).toContain('<td>summer</td><td>3</td>');
	expect(csv).toContain(`All days,${figures.join(',')},${rate},${cost},${currency}`);
	expect(execution.output('Rows for a sheet')).toMatchObject([
		{ Sent: sent, Delivered: delivered, Undelivered: undelivered, Received: received, Cost: cost, Currency: currency },
	]);
	expect(mail).toContain(`SMS sent: ${sent}, to 3 countries`);
	expect(mail).toMatch(new RegExp(`Cost: ${cost} ${currency}`));
});

test('choosing days in the form makes a page of these days, and no e-mail', async () => {
	const form = await formAt(bench);
	const nodes = { 'Choose days': form.change };
	await publish(bench.n8n, await importWorkflow(bench, 'sms-report.json', { nodes }));
	const mails = mailbox.mails.length;
	const today = new Date().toISOString().slice(0, 10);
	const { html } = await submitForm(form.url, [today, today]);
	const sent = bench.sandbox.messages().filter(({ direction }) => direction === 'outbound').length;
	expect(html).toContain(`SMS report, ${today} to ${today}`);
	expect(html).toContain(`<dt>Total SMS</dt><dd>${sent}</dd>`);
	expect(html).toContain('<svg role="img"');
	expect(mailbox.mails).toHaveLength(mails);
});
