import { useState } from 'preact/hooks';
import { sandboxApi } from './sandboxApi';

/** Where answers to surveys are posted, and a form that sets it, as 8x8's support does. */
export function SurveyAnswers({ url }: { url: string | null }) {
	const [saved, setSaved] = useState(url);
	const [typed, setTyped] = useState(url ?? '');
	const [problem, setProblem] = useState<string>();
	const submit = (event: Event) => {
		event.preventDefault();
		sandboxApi.setSurveyUrl(typed).then(
			(answer) => {
				setSaved(answer.url);
				setProblem(undefined);
			},
			(error: unknown) => {
				setProblem(error instanceof Error ? error.message : 'It was not saved.');
			},
		);
	};
	return (
		<section aria-labelledby="surveys-title">
			<h2 id="surveys-title">Survey answers</h2>
			<p role="status">
				{saved === null ? 'No address for survey answers is set.' : `Survey answers are posted to ${saved}`}
			</p>
			<form class="buttons" onSubmit={submit}>
				<input
					type="url"
					required
					aria-label="Address that answers are posted to"
					placeholder="http://localhost:5678/webhook/…/8x8"
					value={typed}
					onInput={({ currentTarget }) => {
						setTyped(currentTarget.value);
					}}
				/>
				<button type="submit" class="button">
					Post answers there
				</button>
			</form>
			{problem !== undefined && (
				<p class="problem" role="alert">
					{problem}
				</p>
			)}
		</section>
	);
}
