const rcs = [{ channel: 'RCS' }];
const reply = (text: string) => ({ reply: { text, postbackData: text.toLowerCase() } });
const media = (name: string, height = 'medium') => ({
	height,
	contentInfo: { fileUrl: `https://example.com/${name}.jpg` },
});
const interactive = (content: object) => ({ type: 'interactive', content: { interactive: content } });

interface ChatSample {
	/** The node's name of the type. */
	type: string;
	/** What is posted to 8x8, one after another. */
	sent: readonly object[];
}

const sample = (type: string, ...sent: readonly object[]): ChatSample => ({ type, sent });

/** Messages of each type, by the names of their pictures. */
export const chatSamples: Readonly<Record<string, ChatSample>> = {
	text: sample('text', {
		type: 'text',
		content: { text: 'Your table is booked for *19:30*.', suggestions: [reply('Thanks'), reply('Cancel it')] },
		channels: rcs,
	}),
	media: sample(
		'media',
		{ type: 'image', content: { url: 'https://example.com/menu.jpg', text: 'The menu of tonight' } },
		{ type: 'file', content: { url: 'https://example.com/wine-list.pdf' } },
	),
	location: sample('location', {
		type: 'location',
		content: { location: { latitude: 1.2834, longitude: 103.8607, name: 'Bistro', address: '1 Bay Street' } },
	}),
	template: sample('template', {
		type: 'template',
		content: {
			template: {
				name: 'table_booked',
				language: 'en',
				components: [
					{ type: 'body', parameters: ['Ann', '2', 'Friday, 19:30'].map((text) => ({ type: 'text', text })) },
					{ type: 'button', subType: 'Url', index: 2, parameters: [{ type: 'text', text: 'bistro' }] },
				],
			},
		},
	}),
	buttons: sample(
		'interactive',
		interactive({
			type: 'button',
			header: { type: 'text', text: 'Tonight at Bistro' },
			body: { text: 'Will you be there at 19:30?' },
			footer: { text: 'Bistro, 1 Bay Street' },
			action: { buttons: ['I will', 'Cancel it'].map((title) => ({ type: 'reply', reply: { id: title, title } })) },
		}),
	),
	list: sample(
		'interactive',
		interactive({
			type: 'list',
			body: { text: 'When would you like to come?' },
			action: {
				button: 'Choose a time',
				sections: [
					{
						title: 'Tonight',
						rows: [
							{ id: '1', title: '19:30', description: 'By the window' },
							{ id: '2', title: '21:00' },
						],
					},
					{ title: 'Tomorrow', rows: [{ id: '3', title: '20:00' }] },
				],
			},
		}),
	),
	card: sample('richCard', {
		type: 'richCard',
		content: {
			richCard: {
				cardOrientation: 'vertical',
				title: 'Laksa night',
				description: 'Two courses for 29, this Friday only.',
				media: media('laksa'),
				suggestions: [
					reply('Book a table'),
					{ action: { text: 'The menu', postbackData: 'menu', openUrlAction: { url: 'https://example.com/menu' } } },
					{ action: { text: 'Call us', postbackData: 'call', dialAction: { phoneNumber: '+6531580000' } } },
				],
			},
		},
		channels: rcs,
	}),
	carousel: sample('carousel', {
		type: 'carousel',
		content: {
			carousel: {
				cardWidth: 'medium',
				cards: ['Laksa', 'Satay', 'Rojak'].map((title) => ({
					title,
					description: 'From our kitchen tonight',
					media: media(title.toLowerCase(), 'short'),
					suggestions: [reply(`Order ${title}`)],
				})),
			},
		},
		channels: rcs,
	}),
};
