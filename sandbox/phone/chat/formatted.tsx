const marks = /(\*\S(?:[^*\n]*\S)?\*|(?<![\p{L}\p{N}])_\S(?:[^_\n]*\S)?_(?![\p{L}\p{N}]))/u;

/** A text with *bold* and _italic_ as chat apps show them. */
export function Formatted({ text }: { text: string }) {
	return (
		<>
			{text.split(marks).map((part, index) => {
				if (index % 2 === 0) return part;
				const inner = part.slice(1, -1);
				return part.startsWith('*') ? <strong key={index}>{inner}</strong> : <em key={index}>{inner}</em>;
			})}
		</>
	);
}
