import { beforeAll, describe, expect, test } from 'vitest';
import { salesforceProblems } from './problems';
import { type BundledService, loadServices } from '../../generate/salesforce/externalServices';
import { type ProjectFiles, readProject } from './metadata/project';

const app = 'force-app/main/default';
const flows = 'flow-templates/main/default/flows';
const externalCredential = `${app}/externalCredentials/EightByEightSms.externalCredential-meta.xml`;
const namedCredential = `${app}/namedCredentials/EightByEightSms.namedCredential-meta.xml`;
const registration = `${app}/externalServiceRegistrations/EightByEightSms.externalServiceRegistration-meta.xml`;
const permissionSet = `${app}/permissionsets/EightByEightSms.permissionset-meta.xml`;
const labels = `${app}/labels/CustomLabels.labels-meta.xml`;
const sendSms = `${flows}/EightByEight_Send_SMS.flow-meta.xml`;
const checkMessage = `${flows}/EightByEight_Check_Message.flow-meta.xml`;
const sendToMany = `${flows}/EightByEight_Send_SMS_to_Many.flow-meta.xml`;
const gatherPeople = `${flows}/EightByEight_Gather_People.flow-meta.xml`;
const selected = `${flows}/EightByEight_Text_Selected_Contacts.flow-meta.xml`;
const caseClosed = `${flows}/EightByEight_Case_Closed_Text.flow-meta.xml`;
const reminder = `${flows}/EightByEight_Renewal_Reminder.flow-meta.xml`;

let shipped: ProjectFiles;
let services: BundledService[];

beforeAll(async () => {
	services = await loadServices();
	shipped = await readProject();
});

const problemsOf = (files: ProjectFiles) => salesforceProblems(files, services);

/** The shipped project with one replacement in one file. */
function broken(path: string, from: string | RegExp, to: string): ProjectFiles {
	const text = shipped.get(path) ?? '';
	const changed = text.replace(from, to);
	expect(changed, `${path} has ${String(from)}`).not.toBe(text);
	return new Map(shipped).set(path, changed);
}

/** The shipped project with a file under another path. */
function moved(from: string, to: string): ProjectFiles {
	const text = shipped.get(from) ?? '';
	return new Map([...shipped].filter(([path]) => path !== from)).set(to, text);
}

/** The part of a flow's file that describes one element, for a replacement in it alone. */
const within = (element: string, from: string) =>
	new RegExp(
		`(?<=<name>${element}</name>(?:(?!<name>|</(?:actionCalls|assignments|decisions|loops|subflows|variables)>)[\\s\\S])*)${from}`,
	);

test('finds nothing wrong with the shipped project', () => {
	expect([...shipped.keys()].filter((path) => path.endsWith('.xml'))).not.toEqual([]);
	expect(problemsOf(shipped)).toEqual([]);
});

describe('the project definition', () => {
	test.each([
		[
			'a field that sfdx-project.json does not have',
			'sfdx-project.json',
			'"namespace"',
			'"nameSpace"',
			'additional prop',
		],
		['an edition that no scratch org has', 'config/project-scratch-def.json', '"Developer"', '"Hobby"', 'edition'],
		['broken JSON', 'sfdx-project.json', '{', '[', 'sfdx-project.json'],
		['an empty package directory', 'sfdx-project.json', '"flow-templates"', '"flows"', 'there is nothing in flows'],
	])('catches %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});

	test.each([
		[
			'a folder that does not go with the suffix',
			sendSms,
			sendSms.replace('/flows/', '/flow/'),
			'not in a folder flows',
		],
		['a suffix without -meta', labels, labels.replace('-meta', ''), 'does not end with -meta.xml'],
		['a suffix that is none', sendSms, sendSms.replace('.flow-', '.flwo-'), '.flwo is not a suffix'],
		['a file outside the package directories', sendSms, `other/${sendSms}`, 'in no package directory'],
	])('catches %s', (_what, from, to, problem) => {
		expect(problemsOf(moved(from, to)).join('\n')).toContain(problem);
	});
});

describe('the types of Salesforce metadata', () => {
	test.each([
		['a tag that is not closed', sendSms, '</label>', '', 'not well-formed'],
		['a bare ampersand', externalCredential, '&amp;', '&', 'not well-formed'],
		['another namespace', labels, '/2006/04/', '/2024/01/', 'namespace'],
		['a misspelt element', sendSms, /faultConnector/g, 'faultConector', 'has no element faultConector'],
		[
			'an element of an older version',
			sendSms,
			'<offset>0</offset>',
			'<versionSegment>1</versionSegment>',
			'versionSegment',
		],
		['a missing element', namedCredential, /<label>.*<\/label>/, '', 'lacks label'],
		['an element that is there twice', permissionSet, /(<label>.*<\/label>)/, '$1$1', 'label 2 times'],
		[
			'the order of another version',
			sendSms,
			/(<name>Send_the_Text<\/name>)\s*(<label>.*<\/label>)/,
			'$2$1',
			'has name after label',
		],
		[
			'a value that an enum does not have',
			externalCredential,
			'NamedPrincipal<',
			'NamedPrinciple<',
			"'NamedPrinciple' is no",
		],
		['a boolean that is none', permissionSet, '<enabled>true', '<enabled>yes', "'yes' is neither true nor false"],
		['a number that is none', sendSms, '<locationX>0', '<locationX>left', "'left' is not a number"],
		['a date that is none', reminder, '2026-01-01', 'tomorrow', "'tomorrow' is neither date nor time"],
	])('catch %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('credentials and permission set', () => {
	test.each([
		[
			'a principal string that names no principal',
			permissionSet,
			'-ApiKeyPrincipal',
			'-ApiKey',
			'EightByEightSms-ApiKey is not a principal',
		],
		['a principal that nobody is granted', externalCredential, /ApiKeyPrincipal/g, 'Other', 'it does not grant'],
		['a grant that is switched off', permissionSet, '<enabled>true', '<enabled>false', 'is not enabled'],
		[
			'no Read on UserExternalCredential',
			permissionSet,
			/<allowRead>true(?=[\s\S]{0,120}UserExternalCredential)/,
			'<allowRead>false',
			'UserExternalCredential',
		],
		[
			'a Named Credential that names no External Credential',
			namedCredential,
			'>EightByEightSms<',
			'>EightByEight<',
			'no External Credential EightByEight',
		],
		[
			"a URL that is not a region's",
			namedCredential,
			'https://sms.8x8.com',
			'https://sms.8x8.com/api',
			"not a region's base URL",
		],
		[
			"Salesforce's own Authorization header",
			namedCredential,
			'Header>false',
			'Header>true',
			'generateAuthorizationHeader is not false',
		],
		['merge fields in the body', namedCredential, 'Body>false', 'Body>true', 'allowMergeFieldsInBody is not false'],
		[
			'no merge field in the header',
			namedCredential,
			'Header>true',
			'Header>false',
			'allowMergeFieldsInHeader is not true',
		],
		['a key in the file', externalCredential, /\{!.*\}/, 'Bearer 0123456789', "the header's value is not the formula"],
		[
			'a formula that reads another credential',
			externalCredential,
			'$Credential.EightByEightSms',
			'$Credential.Other',
			'is not the formula',
		],
		['a header of another name', externalCredential, '>Authorization<', '>Auth<', 'Authorization header'],
		['a parameter in place of a header', externalCredential, '>AuthHeader<', '>AuthParameter<', 'Authorization header'],
	])('are checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('the registration', () => {
	test.each([
		[
			'a Named Credential that does not exist',
			'<namedCredentialReference>EightByEightSms',
			'<namedCredentialReference>Other',
			'no Named Credential Other',
		],
		['an operation in its own spelling', '<name>sendsms</name>', '<name>sendSms</name>', 'sendSms is not an operation'],
		['a missing operation', '<name>sendsms</name>', '<name>getsms</name>', 'it lacks sendsms'],
		['an operation that is switched off', '<active>true', '<active>false', 'is not active'],
		['a schema that is not the bundle', '&quot;3.0.3&quot;', '&quot;3.0.1&quot;', 'its schema is not the bundle'],
		['the schema type of OpenAPI 2', 'OpenApi3', 'OpenApi', 'schemaType'],
		['a status that never becomes usable', 'Complete', 'Incomplete', 'status'],
	])('is checked for %s', (_what, from, to, problem) => {
		expect(problemsOf(broken(registration, from, to)).join('\n')).toContain(problem);
	});

	test('is checked for a name that the flows do not use', () => {
		const files = moved(registration, registration.replace('/EightByEightSms.', '/CPaaSSMS.'));
		expect(problemsOf(files).join('\n')).toContain('its name is not EightByEightSms');
	});
});

describe('actions and subflows', () => {
	test.each([
		[
			'an operation of another service',
			sendSms,
			'<actionName>EightByEightSms.',
			'<actionName>SmsApi.',
			'no operation SmsApi.sendSms',
		],
		[
			'an operationId in lower case',
			sendSms,
			'EightByEightSms.sendSms</actionName>',
			'EightByEightSms.sendsms</actionName>',
			'no operation',
		],
		['a nameSegment left behind', sendSms, 'sendSms</nameSegment>', 'send</nameSegment>', 'nameSegment is not'],
		[
			'an input that the operation does not have',
			sendSms,
			'<name>subAccountId</name>\n            <value>',
			'<name>subaccount</name>\n            <value>',
			'there is no such input',
		],
		[
			'an input that is left out',
			sendSms,
			/<inputParameters>\s*<name>body[\s\S]*?<\/inputParameters>/,
			'',
			'lacks the input body',
		],
		[
			'an input of another type',
			sendSms,
			'<elementReference>message</elementReference>',
			'<elementReference>text</elementReference>',
			'String does not fit SmsRequest',
		],
		[
			'a class of another service',
			sendSms,
			'ExternalService__EightByEightSms_SmsRequest',
			'ExternalService__CPaaSSMS_SmsRequest',
			'no schema',
		],
		[
			'a class of no schema',
			sendToMany,
			/EightByEightSms_SmsBatchRequest/g,
			'EightByEightSms_BatchSmsRequest',
			'no schema',
		],
		[
			'an input that the mail action does not have',
			reminder,
			'<name>emailBody',
			'<name>body',
			'emailSimple has no input body',
		],
		[
			'a subflow that does not exist',
			caseClosed,
			'<flowName>EightByEight_Send_SMS',
			'<flowName>Send_SMS',
			'no flow Send_SMS',
		],
		[
			'a subflow input that does not exist',
			caseClosed,
			'<name>destination</name>',
			'<name>to</name>',
			'input to: there is no such input',
		],
		[
			'a subflow input that is an output',
			caseClosed,
			'<name>destination</name>',
			'<name>umid</name>',
			'there is no such input',
		],
		[
			'a subflow input of another type',
			selected,
			'<elementReference>contacts</elementReference>\n            </value>\n        </inputAssignments>',
			'<elementReference>ids</elementReference>\n            </value>\n        </inputAssignments>',
			'does not fit',
		],
		[
			'a subflow output that does not exist',
			caseClosed,
			'<name>sent</name>\n        </outputAssignments>',
			'<name>wasSent</name>\n        </outputAssignments>',
			'no such output',
		],
		[
			'a subflow output of another type',
			caseClosed,
			'<assignToReference>sent<',
			'<assignToReference>errorMessage<',
			'Boolean does not fit String',
		],
	])('are checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('references in flows', () => {
	test.each([
		["the fields of 8x8's own guide", sendSms, 'message.destination', 'message.to', 'no field to'],
		['an output that is not declared', sendSms, /Send_the_Text\.400Exc/g, 'Send_the_Text.409Exc', 'no output 409Exc'],
		[
			'a field that a Transform cannot fill',
			sendToMany,
			'messages[$EachItem].destination',
			'messages[$EachItem].to',
			'no field to',
		],
		[
			'a Transform of one thing',
			sendToMany,
			'recipients[$EachItem].MobilePhone',
			'recipient[$EachItem].MobilePhone',
			'only a collection has items',
		],
		[
			'a value of another type in a Transform',
			sendToMany,
			'<elementReference>recipients[$EachItem].Title<',
			'<elementReference>batch<',
			'SmsBatchRequest does not fit String',
		],
		[
			'a collection of another type that is added',
			gatherPeople,
			/(<assignToReference>handedIn<\/assignToReference>\s*<operator>Add<\/operator>\s*<value>\s*<elementReference>)contacts/,
			'$1leads',
			'a collection of Lead does not fit Add to a collection of Contact',
		],
		[
			'a record that a Transform makes of one thing',
			gatherPeople,
			'leads[$EachItem].FirstName',
			'country[$EachItem].FirstName',
			'only a collection has items',
		],
		[
			'a filter of one thing',
			gatherPeople,
			/(?<=FilterCollectionProcessor<[\s\S]*?<collectionReference>)handedIn/,
			'country',
			'only a collection has items',
		],
		['a field that an answer does not have', sendSms, '200.status.code', '200.status.state', 'no field state'],
		['a field below a simple value', sendSms, '200.umid', '200.umid.value', 'has no fields'],
		[
			'a variable that does not exist',
			sendSms,
			'<elementReference>phone<',
			'<elementReference>phoneNumber<',
			'nothing has the name phoneNumber',
		],
		[
			'a variable that a formula misspells',
			sendSms,
			'{!subAccountId}',
			'{!subAccount_Id}',
			'nothing has the name subAccount_Id',
		],
		[
			'a custom label that does not exist',
			sendSms,
			'{!$Label.EightByEightSubAccount}',
			'{!$Label.SubAccount}',
			'nothing has the name $Label.SubAccount',
		],
		[
			'a label that is no longer there',
			labels,
			'>EightByEightCountry<',
			'>Country<',
			'nothing has the name $Label.EightByEightCountry',
		],
		[
			'a flow variable that does not exist',
			sendSms,
			'$Flow.FaultMessage',
			'$Flow.Fault',
			'nothing has the name $Flow.Fault',
		],
		[
			'an element that gives no value',
			sendSms,
			'<elementReference>$Flow.FaultMessage',
			'<elementReference>Set_the_Message',
			'and gives a value',
		],
		[
			'a text in a number',
			sendSms,
			within('Read_Another_Answer', 'Send_the_Text.responseCode'),
			'text',
			'String does not fit Assign to Number',
		],
		[
			'a text in a time',
			sendSms,
			'<elementReference>scheduled',
			'<elementReference>text',
			'String does not fit Assign to DateTime',
		],
		[
			'an object in a collection of others',
			sendToMany,
			'<elementReference>recipient</elementReference>',
			'<elementReference>batch</elementReference>',
			'does not fit Add to a collection of Contact',
		],
		[
			'an assignment to a formula',
			gatherPeople,
			'<assignToReference>contactCount',
			'<assignToReference>handedInCount',
			'only a variable can be assigned to',
		],
		[
			'a count of one thing',
			gatherPeople,
			within('Count_the_People', '<elementReference>contacts'),
			'<elementReference>country',
			'does not fit AssignCount',
		],
		['an operator that no flow uses', gatherPeople, 'AssignCount', 'Subtract', 'the operator Subtract'],
		[
			'a field that the query does not read',
			caseClosed,
			'<elementReference>Get_the_Contact.MobilePhone',
			'<elementReference>Get_the_Contact.HomePhone',
			'read without the field HomePhone',
		],
		[
			'a loop over one thing',
			sendToMany,
			'<collectionReference>people',
			'<collectionReference>text',
			'Each_Contact and gives a value',
		],
		['an object in a text', selected, '{!Text_to_Send}', '{!Get_the_Contacts}', 'cannot be part of a text'],
		['a screen field that does not exist', selected, '{!Text_to_Send}', '{!Text}', 'nothing has the name Text'],
		[
			"an Apex-defined object's field in a formula",
			sendSms,
			'NOT(ISBLANK({!source}))',
			'NOT(ISBLANK({!message.source}))',
			'assign it to a variable first',
		],
	])('are checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toMatch(new RegExp(problem.replaceAll('$', '\\$')));
	});
});

describe('formulas', () => {
	test.each([
		['a function that there is not', checkMessage, 'UPPER(', 'UPPERCASE(', 'givenCountry: Unknown function UPPERCASE'],
		[
			'an unknown function where no sample gets to',
			checkMessage,
			'RIGHT({!digits}, 10)',
			'RIGHTMOST({!digits}, 10)',
			'dialledNumber: Unknown function RIGHTMOST',
		],
		['a bracket that is missing', caseClosed, '&apos;there&apos;)', '&apos;there&apos;', 'closedText: Syntax error'],
		[
			'a value of another type',
			sendSms,
			'{!httpStatus} = 401',
			'{!errorText} = 401',
			'failureHint: Incorrect parameter',
		],
		[
			'a result of another type',
			selected,
			'<expression>LEN({!Text_to_Send})',
			'<expression>UPPER({!Text_to_Send})',
			'textLength: its result is not a Number',
		],
		['its length', caseClosed, '&apos;there&apos;', `&apos;${'there '.repeat(700)}&apos;`, 'where 3900 are allowed'],
	])('are checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('people who do not want texts', () => {
	const person = `${flows}/EightByEight_Text_Person.flow-meta.xml`;

	test.each(
		['DoNotCall', 'EightByEightOptOut__c'].flatMap((field) =>
			[
				["the case's contact", caseClosed, 'Get_the_Contact'],
				['the contacts of contracts', reminder, 'Get_the_Contacts'],
				['the person of a record', person, 'Get_the_Contact'],
			].map(([what = '', path = '', lookup = '']) => ({ field, what, path, lookup })),
		),
	)('are left out of $what by $field', ({ field, path, lookup }) => {
		const problem = `${lookup} does not leave out those with ${field}`;
		const filter = new RegExp(`<filters>\\s*<field>${field}</field>[\\s\\S]*?</filters>`);
		expect(problemsOf(broken(path, filter, '')).join('\n')).toContain(problem);
		const checked = new RegExp(`(<field>${field}<[\\s\\S]*?)false`);
		expect(problemsOf(broken(path, checked, '$1true')).join('\n')).toContain(problem);
		const either = new RegExp(`(<filterLogic>)and(?=(?:(?!<filterLogic>)[\\s\\S])*<field>${field}<)`);
		expect(problemsOf(broken(path, either, '$1or')).join('\n')).toContain(problem);
	});

	test.each([
		['are read without', /<queriedFields>EightByEightOptOut__c<\/queriedFields>/, ''],
		['go to another flow than the one that looks at', /EightByEight_Send_SMS_to_Many/, 'EightByEight_Text_Person'],
		['are read by the flow itself before anybody looks at', /\{!textCount\}/, '{!contacts.Name}'],
	])('are not left out where the selected contacts %s EightByEightOptOut__c', (_what, from, to) => {
		const problem = 'Get_the_Contacts does not leave out those with EightByEightOptOut__c';
		expect(problemsOf(broken(selected, from, to)).join('\n')).toContain(problem);
	});
});

describe('custom labels', () => {
	test('are checked for the only name that their file can have', () => {
		const files = moved(labels, labels.replace('CustomLabels', 'Custom'));
		expect(problemsOf(files).join('\n')).toContain('Custom.labels-meta.xml: its name is not CustomLabels');
	});

	test.each([
		['a description', /(<shortDescription>).*?(?=<)/, 90, 'a shortDescription of 90 characters, where 80 are allowed'],
		['a value', /(<value>).*?(?=<)/, 1001, 'a value of 1001 characters, where 1000 are allowed'],
	])('are checked for %s that is too long', (_what, from, length, problem) => {
		expect(problemsOf(broken(labels, from, `$1${'x'.repeat(length)}`)).join('\n')).toContain(problem);
	});
});

describe('the way through a flow', () => {
	test.each([
		[
			'a connector that names nothing',
			sendSms,
			'<targetReference>Note_the_Fault',
			'<targetReference>Note_a_Fault',
			'names Note_a_Fault, which does not exist',
		],
		[
			'an element that nothing leads to',
			sendSms,
			/<faultConnector>[\s\S]*?<\/faultConnector>/,
			'',
			'Note_the_Fault: nothing leads to it',
		],
		[
			'an action without a fault path',
			sendToMany,
			/<faultConnector>[\s\S]*?<\/faultConnector>/,
			'',
			'Send_the_Batch has no fault path',
		],
		[
			'a query without a fault path',
			selected,
			/<faultConnector>[\s\S]*?<\/faultConnector>/,
			'',
			'Get_the_Contacts has no fault path',
		],
		[
			'a loop that never ends',
			sendToMany,
			/<noMoreValuesConnector>[\s\S]*?<\/noMoreValuesConnector>/,
			'',
			'no connector for after the last item',
		],
		[
			'a start that leads nowhere',
			reminder,
			/(<start>\s*<locationX>0<\/locationX>\s*<locationY>0<\/locationY>\s*)<connector>[\s\S]*?<\/connector>/,
			'$1',
			'start leads nowhere',
		],
	])('is checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('loops', () => {
	test('are checked for a field that keeps the value of the turn before', () => {
		// The text is set only for those with a name: the others would get somebody else's text.
		const item =
			/<assignmentItems>\s*<assignToReference>recipient\.Description<\/assignToReference>[\s\S]*?<\/assignmentItems>/;
		const [kept = ''] = item.exec(shipped.get(sendToMany) ?? '') ?? [];
		const files = broken(sendToMany, item, '');
		const named = `    <assignments>
        <description>Sets the text of a contact with a name.</description>
        <name>Set_the_Text</name>
        <label>Set the Text</label>
        <locationX>0</locationX>
        <locationY>0</locationY>
        ${kept}
        <connector>
            <targetReference>Was_It_Texted_Already</targetReference>
        </connector>
    </assignments>
`;
		const withBranch = (files.get(sendToMany) ?? '')
			.replace('    <assignments>', `${named}    <assignments>`)
			.replace(
				/(<name>May_It_Be_Sent<[\s\S]*?<defaultConnector>\s*<targetReference>)Count_the_Skipped/,
				'$1Set_the_Text',
			);
		expect(withBranch).toContain('<targetReference>Set_the_Text');
		const problems = problemsOf(new Map(files).set(sendToMany, withBranch)).join('\n');
		expect(problems).toContain(
			'Each_Contact: Add_the_Contact adds recipient although recipient.Description is not set in every turn',
		);
	});
});

describe('what an admin sees', () => {
	test.each([
		[
			'an element without description',
			sendSms,
			/<description>Asks 8x8.*<\/description>/,
			'',
			'Send_the_Text has no description',
		],
		['a description that is too long', sendSms, 'Asks 8x8', `Asks ${'8x8 '.repeat(70)}`, 'where 255 are allowed'],
		['an element that is placed by hand', sendSms, '<locationX>0', '<locationX>176', 'is placed by hand'],
		['a canvas without auto-layout', sendSms, 'AUTO_LAYOUT_CANVAS', 'FREE_FORM_CANVAS', 'does not use auto-layout'],
		['a flow that is active', sendSms, '<status>Draft', '<status>Active', 'it is not a draft'],
		['a text that ends with a space', sendSms, '>QUEUED<', '>QUEUED <', 'a space at the end of a text can get lost'],
		['an old API version', sendSms, '<apiVersion>66.0', '<apiVersion>50.0', 'API version is below 57'],
		[
			'a name that is there twice',
			sendSms,
			'<name>Time_Given</name>',
			'<name>Sender_ID_Given</name>',
			'Sender_ID_Given is the name of two things',
		],
		[
			'an element of a kind that the checks do not know',
			reminder,
			'<interviewLabel>',
			'<groups/><interviewLabel>',
			'groups',
		],
	])('is checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('the layout that Flow Builder makes', () => {
	test.each([
		[
			'paths that meet in two places',
			sendSms,
			within('Read_Error_400', '<targetReference>Write_the_Error'),
			'<targetReference>Report_Rejected',
			'What_Did_8x8_Answer: its paths meet in',
		],
		[
			'a fault path that comes back',
			caseClosed,
			/(?<=<name>Note_the_Problem<[\s\S]*?)<isGoTo>true<\/isGoTo>/,
			'',
			'Get_the_Contact: its fault path comes back',
		],
	])('is checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe("Lightning Flow Scanner's rules", () => {
	test.each([
		[
			'a callout in a loop',
			sendToMany,
			within('Add_the_Contact', '<targetReference>Each_Contact'),
			'<targetReference>Send_the_Batch',
			'ActionCallsInLoop: Send_the_Batch',
		],
		[
			'a variable that nothing uses',
			sendSms,
			'</variables>\n    <variables>',
			'</variables>\n    <variables>\n        <description>Nothing uses it.</description>\n        <name>spare</name>\n        <dataType>String</dataType>\n    </variables>\n    <variables>',
			'UnusedVariable: spare',
		],
		['an ID of one org', caseClosed, '&apos;there&apos;', '&apos;003000000000001AAA&apos;', 'HardcodedId'],
	])('catch %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});
});

describe('chat apps', () => {
	const chatFlows = 'chat-apps-flow-templates/main/default/flows';
	const sendCode = `${chatFlows}/EightByEight_Send_WhatsApp_Code.flow-meta.xml`;
	const sendMessage = `${chatFlows}/EightByEight_Send_Message.flow-meta.xml`;
	const chatCredential = 'chat-apps/main/default/namedCredentials/EightByEightMessaging.namedCredential-meta.xml';
	const chatRegistration =
		'chat-apps/main/default/externalServiceRegistrations/EightByEightMessaging.externalServiceRegistration-meta.xml';

	test.each([
		[
			'the address of the SMS API',
			chatCredential,
			'https://chatapps.8x8.com',
			'https://sms.8x8.com',
			"https://sms.8x8.com is not a region's base URL",
		],
		[
			'a schema that is not the bundle',
			chatRegistration,
			'sendMessageBatch',
			'sendMany',
			'its schema is not the bundle',
		],
		['an operation of the other service', sendMessage, /EightByEightMessaging\./g, 'EightByEightSms.', 'no operation'],
		[
			'a class of the other service',
			sendCode,
			'EightByEightMessaging_MessageRequest',
			'EightByEightSms_SmsRequest',
			'of the schema SmsRequest, has no field',
		],
		['type, which Flow calls z0type', sendCode, 'message.z0type', 'message.type', 'has no field type'],
		[
			"a text that is to clear a collection, as in 8x8's guide",
			sendCode,
			/(?<=buttonPart\.parameters<\/assignToReference>\s*)<operator>Add<\/operator>\s*<value>\s*<elementReference>codeValue<\/elementReference>/,
			'<operator>Assign</operator><value><stringValue></stringValue>',
			'String does not fit Assign to a collection of TemplateParameter',
		],
		[
			'a part of a template where a value belongs',
			sendCode,
			/(?<=buttonPart\.parameters[\s\S]{0,120})codeValue/,
			'bodyPart',
			'TemplateComponent does not fit',
		],
	])('are checked for %s', (_what, path, from, to, problem) => {
		expect(problemsOf(broken(path, from, to)).join('\n')).toContain(problem);
	});

	test('are checked for a registration that is missing', () => {
		const files = new Map([...shipped].filter(([path]) => path !== chatRegistration));
		expect(problemsOf(files)).toContain('there is no External Service Registration EightByEightMessaging');
	});

	test('keep classes of the two services apart, also where their schemas have one name', () => {
		const files = broken(
			sendMessage,
			/<variables>/,
			`<variables>
        <description>An error of the other service.</description>
        <name>smsError</name>
        <apexClass>ExternalService__EightByEightSms_ApiError</apexClass>
        <dataType>Apex</dataType>
        <isCollection>false</isCollection>
        <isInput>false</isInput>
        <isOutput>false</isOutput>
    </variables>
    <variables>`,
		);
		const text = files.get(sendMessage) ?? '';
		const mixed = text.replace(
			/<assignToReference>errorId<\/assignToReference>(\s*<operator>Assign<\/operator>\s*<value>\s*<elementReference>)Send_the_Message\.400Exc\.errorId/,
			'<assignToReference>smsError</assignToReference>$1Send_the_Message.400Exc',
		);
		expect(mixed).not.toBe(text);
		const problems = problemsOf(new Map(files).set(sendMessage, mixed)).join('\n');
		expect(problems).toContain('Read_Error_400: smsError: ApiError does not fit Assign to ApiError');
	});
});
