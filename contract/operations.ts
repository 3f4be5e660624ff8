import { methods, type OpenApiDocument, type OperationObject, type Parameter, type PathItem } from './document';

export interface ListedOperation {
	/** `POST /api/...`, or `POST` and the name of a webhook. */
	call: string;
	/** The method in upper case. */
	method: string;
	/** The path with its parameters in braces, or the name of a webhook. */
	path: string;
	/** The operationId, or the call where there is none. */
	name: string;
	operation: OperationObject;
	/** Those of the operation and those of its path. */
	parameters: Parameter[];
}

/** The operations under paths, in the document's order. */
export function listOperations(document: OpenApiDocument): ListedOperation[] {
	return listItems(document.paths);
}

/** The operations that the service calls. */
export function listWebhooks(document: OpenApiDocument): ListedOperation[] {
	return listItems(document.webhooks);
}

function listItems(items: Record<string, PathItem> = {}): ListedOperation[] {
	return Object.entries(items).flatMap(([path, item]) =>
		methods.flatMap((name) => {
			const operation = item[name];
			if (operation === undefined) return [];
			const method = name.toUpperCase();
			const call = `${method} ${path}`;
			const own = operation.parameters ?? [];
			const ofPath = (item.parameters ?? []).filter(
				(shared) => !own.some((parameter) => parameter.name === shared.name && parameter.in === shared.in),
			);
			return [{ call, method, path, name: operation.operationId ?? call, operation, parameters: [...ofPath, ...own] }];
		}),
	);
}
