/** What can be installed, in the order in which each part needs the ones before. */
export const parts = ['texts', 'actions', 'webhook', 'chat-apps'] as const;

export type Part = (typeof parts)[number];

/** A value that an admin must fill in before a folder is deployed. */
interface FillIn {
	/** The file, from the folder salesforce. */
	file: string;
	/** Its text until somebody fills it in. */
	placeholder: string;
	/** What to replace it with. */
	wanted: string;
}

export type Step =
	| ({ kind: 'filledIn' } & FillIn)
	/** Flows that must be active, by their API names. */
	| { kind: 'active'; flows: readonly string[] }
	| { kind: 'sf'; what: string; args: readonly string[] };

const deploy = (folder: string, ...more: string[]): Step => ({
	kind: 'sf',
	what: `Deploys ${folder}`,
	args: ['project', 'deploy', 'start', '--source-dir', folder, '--wait', '30', ...more],
});

const label = (folder: string, placeholder: string, wanted: string): Step => ({
	kind: 'filledIn',
	file: `${folder}/main/default/labels/CustomLabels.labels-meta.xml`,
	placeholder,
	wanted,
});

/** The steps of a part. The flows go after the service whose classes they use: in one deployment that can fail. */
export function stepsOf(part: Part): Step[] {
	switch (part) {
		case 'texts':
			return [
				label('force-app', 'your_subaccount', 'the 8x8 sub-account that sends and pays'),
				deploy('force-app'),
				{
					kind: 'sf',
					what: 'Assigns the permission set 8x8 SMS to you',
					args: ['org', 'assign', 'permset', '--name', 'EightByEightSms'],
				},
				deploy('flow-templates'),
			];
		case 'actions':
			return [
				{
					kind: 'active',
					flows: [
						'EightByEight_Check_Message',
						'EightByEight_Gather_People',
						'EightByEight_Send_SMS',
						'EightByEight_Send_SMS_to_Many',
						'EightByEight_Text_Campaign',
						'EightByEight_Text_Person',
						'EightByEight_Text_Selected_Contacts',
						'EightByEight_Write_SMS',
					],
				},
				deploy('actions'),
			];
		case 'webhook':
			return [
				{
					kind: 'filledIn',
					file: 'webhook/main/default/extlClntAppOauthPolicies/EightByEightWebhook_policies.ecaOauthPlcy-meta.xml',
					placeholder: 'integration@example.com',
					wanted: 'the user name of the user that 8x8 posts events as',
				},
				deploy('webhook', '--test-level', 'RunSpecifiedTests', '--tests', 'EightByEightWebhookTest'),
			];
		case 'chat-apps':
			return [
				label('chat-apps', 'your_chat_apps_subaccount', 'the 8x8 sub-account for chat apps'),
				deploy('chat-apps'),
				deploy('chat-apps-flow-templates'),
			];
	}
}
