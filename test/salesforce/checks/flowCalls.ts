import type { ActionElement, Flow, NamedValue, SubflowElement, VariableResource } from '../flow/model';
import { operationOf, resolvePath, resourceType, type Surroundings } from '../flow/resolve';
import { describeType, fits, type FlowType } from '../flow/types';
import { valueType } from './flowReferences';
import { thrownBy } from './problem';

/**
 * Actions and subflows: whether what they name exists and fits their inputs and outputs; and the classes of variables.
 */
export function flowCallProblems(flow: Flow, flows: ReadonlyMap<string, Flow>, around: Surroundings): string[] {
	return [
		...[...flow.elements.values()].flatMap((element) => {
			if (element.kind === 'action') return actionProblems(element, flow, around);
			return element.kind === 'subflow' ? subflowProblems(element, flow, flows, around) : [];
		}),
		...[...flow.resources.values()].flatMap((resource) =>
			thrownBy(resource.name, () => resourceType(resource, around)),
		),
	];
}

/** Salesforce's own actions that the flows use, with the inputs that are used. */
const standardActions: Record<string, string[]> = { emailSimple: ['emailAddresses', 'emailBody', 'emailSubject'] };

function actionProblems(action: ActionElement, flow: Flow, around: Surroundings): string[] {
	const { name, actionName, actionType, nameSegment, inputs } = action;
	const segment = nameSegment === actionName ? [] : [`${name}: nameSegment is not ${actionName}`];
	const standard = standardActions[actionType];
	if (standard !== undefined) {
		const unknown = inputs.filter((input) => !standard.includes(input.name));
		return [...segment, ...unknown.map((input) => `${name}: ${actionType} has no input ${input.name}`)];
	}
	if (actionType !== 'externalService') return [`${name}: actionType ${actionType} is none that the flows use`];
	const operation = operationOf(actionName, around);
	if (operation === undefined) return [...segment, `${name}: the service has no operation ${actionName}`];
	const missing = [...operation.inputs.keys()].filter((input) => !inputs.some(({ name: given }) => given === input));
	return [
		...segment,
		...missing.map((input) => `${name}: lacks the input ${input}`),
		...inputProblems(name, inputs, operation.inputs, flow, around),
	];
}

function subflowProblems(
	{ name, flowName, inputs, outputs }: SubflowElement,
	flow: Flow,
	flows: ReadonlyMap<string, Flow>,
	around: Surroundings,
): string[] {
	const called = flows.get(flowName);
	if (called === undefined) return [`${name}: there is no flow ${flowName}`];
	const variables = [...called.resources.values()].filter((resource) => resource.kind === 'variable');
	const typesOf = (chosen: VariableResource[]) =>
		new Map(chosen.map((variable) => [variable.name, resourceType(variable, around)]));
	const given = typesOf(variables.filter(({ isOutput }) => isOutput));
	return [
		...inputProblems(name, inputs, typesOf(variables.filter(({ isInput }) => isInput)), flow, around),
		...outputs.flatMap((output) =>
			thrownBy(`${name}: output ${output.name}`, () => {
				const type = given.get(output.name);
				if (type === undefined) throw new Error(`${flowName} has no such output`);
				const target = resolvePath(output.target, flow, around);
				if (!fits(type, target)) throw new Error(`${describeType(type)} does not fit ${describeType(target)}`);
			}),
		),
	];
}

function inputProblems(
	name: string,
	inputs: NamedValue[],
	expected: ReadonlyMap<string, FlowType>,
	flow: Flow,
	around: Surroundings,
): string[] {
	return inputs.flatMap((input) =>
		thrownBy(`${name}: input ${input.name}`, () => {
			const wanted = expected.get(input.name);
			if (wanted === undefined) throw new Error('there is no such input');
			const type = valueType(input.value, flow, around);
			if (type === undefined || !fits(type, wanted)) {
				throw new Error(`${type === undefined ? 'nothing' : describeType(type)} does not fit ${describeType(wanted)}`);
			}
		}),
	);
}
