import { parser as saxParser } from 'sax';

/** An element of a metadata file: it holds either text or other elements. */
export interface XmlElement {
	name: string;
	namespace?: string;
	/** The text between its tags, entities decoded; empty when it holds elements. */
	text: string;
	children: XmlElement[];
}

/** The root element of a document. Throws with reason and line when it is not well-formed. */
export function parseXml(document: string): XmlElement {
	const parser = saxParser(true);
	const outside: XmlElement = { name: '', text: '', children: [] };
	const open = [outside];
	const innermost = () => open.at(-1) ?? outside;
	parser.onerror = (error) => {
		throw new Error(error.message.replaceAll('\n', ', '));
	};
	parser.onopentag = ({ name, attributes: { xmlns } }) => {
		const element = { name, ...(typeof xmlns === 'string' && { namespace: xmlns }), text: '', children: [] };
		innermost().children.push(element);
		open.push(element);
	};
	parser.ontext = (text) => {
		innermost().text += text;
	};
	parser.onclosetag = () => {
		const element = open.pop();
		if (element === undefined || element.children.length === 0) return;
		if (element.text.trim() !== '') throw new Error(`${element.name} holds both elements and text`);
		element.text = '';
	};
	parser.write(document).close();
	const [root, ...others] = outside.children;
	if (root === undefined || others.length > 0) throw new Error('it has not exactly one root element');
	return root;
}

/** The first child element of this name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((candidate) => candidate.name === name);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
	return element.children.filter((candidate) => candidate.name === name);
}

/** The text of the first child element of this name; `undefined` when there is none. */
export function textOf(element: XmlElement, name: string): string | undefined {
	return child(element, name)?.text;
}
