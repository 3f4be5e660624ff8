import type {
	ConversationView,
	DeliveryView,
	InboundView,
	MagicNumberView,
	MessageDetailsView,
	MessageView,
	Page,
	StatusView,
	ThreadView,
	WebhookView,
} from '../server/control/views';

/** The sandbox cannot be reached, or refused what was asked. The message is for people. */
class SandboxError extends Error {}

// The page and the sandbox share their types, so the answers are taken to have the declared type.
async function get<T>(path: string): Promise<T> {
	return (await (await request('GET', path)).json()) as T;
}

async function post<T>(path: string, body?: object): Promise<T> {
	return (await (await request('POST', path, body)).json()) as T;
}

const jsonOf = (body: object) => ({
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});

async function request(method: string, path: string, body?: object): Promise<Response> {
	let answer: Response;
	try {
		answer = await fetch(`/sandbox${path}`, {
			method,
			...(body instanceof FormData ? { body } : body !== undefined && jsonOf(body)),
		});
	} catch {
		throw new SandboxError('The sandbox is not answering. Is it still running?');
	}
	if (answer.ok) return answer;
	const failure = (await answer.json().catch(() => ({}))) as { error?: string };
	throw new SandboxError(failure.error ?? `The sandbox answered with status ${answer.status}.`);
}

const query = (values: Record<string, string | number>) =>
	`?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString()}`;

export const sandboxApi = {
	status: () => get<StatusView>('/status'),
	conversations: (offset: number, limit: number, search: string) =>
		get<Page<ConversationView>>(`/conversations${query({ offset, limit, search })}`),
	thread: (number: string, limit: number, before?: string) =>
		get<ThreadView>(
			`/conversations/${encodeURIComponent(number)}/messages${query({ limit, ...(before !== undefined && { before }) })}`,
		),
	message: (umid: string) => get<MessageDetailsView>(`/messages/${encodeURIComponent(umid)}`),
	activity: (offset: number, limit: number) => get<Page<DeliveryView>>(`/activity${query({ offset, limit })}`),
	delivery: (id: string) => get<DeliveryView>(`/deliveries/${encodeURIComponent(id)}`),
	webhooks: () => get<WebhookView[]>('/webhooks'),
	magicNumbers: () => get<MagicNumberView[]>('/magic-numbers'),
	receive: (inbound: InboundView) => post<MessageView>('/inbound', inbound),
	press: async (umid: string, press: string) => {
		await request('POST', `/messages/${encodeURIComponent(umid)}/press`, { press });
	},
	/** The address of a medium that the phone sends. */
	keepMedium: async (file: File) => {
		const form = new FormData();
		form.set('file', file);
		return (await (await request('POST', '/media', form)).json()) as { url: string };
	},
	setStatus: (umid: string, status: { state: string; detail?: string; errorCode?: number }) =>
		post<MessageView>(`/messages/${encodeURIComponent(umid)}/status`, status),
	postAgain: (id: string) => post<DeliveryView>(`/deliveries/${encodeURIComponent(id)}/post`),
	advance: (advanceSeconds: number) => post<{ now: string }>('/clock', { advanceSeconds }),
	setSurveyUrl: async (url: string) => (await (await request('PUT', '/survey-url', { url })).json()) as { url: string },
	reset: async () => {
		await request('POST', '/reset');
	},
};
