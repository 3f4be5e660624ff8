import { credentialProblems } from './checks/credentials';
import { flowCallProblems } from './checks/flowCalls';
import { flowConnectorProblems } from './checks/flowConnectors';
import { flowFormProblems } from './checks/flowForm';
import { flowFormulaProblems } from './checks/flowFormulas';
import { flowLayoutProblems } from './checks/flowLayout';
import { flowLintProblems } from './checks/flowLint';
import { flowLoopProblems } from './checks/flowLoops';
import { flowOptOutProblems } from './checks/flowOptOut';
import { flowReferenceProblems } from './checks/flowReferences';
import { labelProblems } from './checks/labels';
import { inFlows } from './checks/problem';
import { projectDefinitionProblems } from './checks/projectDefinition';
import { registrationProblems } from './checks/registration';
import { typedMetadataProblems } from './checks/typedMetadata';
import type { BundledService } from '../../generate/salesforce/externalServices';
import { readFlows } from './flow/read';
import { surroundings } from './flow/resolve';
import { customLabels } from './metadata/labels';
import type { ProjectFiles } from './metadata/project';

/**
 * Everything that is wrong with the SFDX project, a line each. What Salesforce would report on deployment, as far as
 * that can be determined without an org, and what it would not report. Files that are not well-formed metadata are
 * reported alone, and the scanner's findings only when there is nothing else.
 */
export function salesforceProblems(files: ProjectFiles, services: readonly BundledService[]): string[] {
	const malformed = [...projectDefinitionProblems(files), ...typedMetadataProblems(files)];
	if (malformed.length > 0) return malformed;
	const flows = readFlows(files);
	const around = surroundings(services, customLabels(files).keys());
	const problems = [
		...credentialProblems(files, services),
		...registrationProblems(files, services),
		...labelProblems(files),
		...inFlows(flows, (flow) => [
			...flowConnectorProblems(flow),
			...flowCallProblems(flow, flows, around),
			...flowReferenceProblems(flow, around),
			...flowFormulaProblems(flow, around),
			...flowLoopProblems(flow),
			...flowOptOutProblems(flow),
			...flowFormProblems(flow),
			...flowLayoutProblems(flow),
		]),
	];
	// The scanner stops at a flow that leads nowhere.
	return problems.length > 0 ? problems : flowLintProblems(files);
}
