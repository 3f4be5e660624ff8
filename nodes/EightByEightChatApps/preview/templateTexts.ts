import { filledText } from '../../chat/templateVariables';
import type { ChatRequest } from '../../chat/types';
import type { Problem } from '../../problems/problem';
import type { Result } from '../../problems/result';
import { textOf } from '../../problems/unknownValues';

/** A template that a message names: its text with the values put in, and whether it can be sent. */
export interface SentTemplate {
	text: string | null;
	/** 8x8's word, such as APPROVED; NOT_FOUND where the channel has no such template. */
	status: string;
}

type List = Result<readonly Record<string, unknown>[]>;

/** The templates of channels, each channel's list fetched once. */
export class TemplateTexts {
	private readonly lists = new Map<string, List>();

	/** @param fetch lists the templates of a channel */
	constructor(private readonly fetch: (channelId: string) => Promise<List>) {}

	/** Why a channel's templates could not be listed: the first reason. */
	get problem(): Problem | undefined {
		return [...this.lists.values()].flatMap((list) => (list.ok ? [] : [list.problem]))[0];
	}

	/** The template of a message. Undefined for messages without one, and where the list cannot be fetched. */
	async find({ content: { template } }: ChatRequest, channelId: unknown): Promise<SentTemplate | undefined> {
		const id = textOf(channelId)?.trim() ?? '';
		if (template === undefined || id === '') return undefined;
		const list = this.lists.get(id) ?? (await this.fetch(id));
		this.lists.set(id, list);
		if (!list.ok) return undefined;
		const { name, language, components = [] } = template;
		const found = list.value.find((each) => each.templateName === name && each.language === language);
		if (found === undefined) return { text: null, status: 'NOT_FOUND' };
		return { text: filledText(found, components), status: textOf(found.status) ?? '' };
	}
}
