import type { TargetedInputEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { InboundView } from '../../server/control/views';
import { Icon } from '../icons';
import { sandboxApi } from '../sandboxApi';

type Chat = NonNullable<InboundView['chat']>;
export type ChatReply = Pick<Chat, 'type' | 'content'>;

interface Props {
	/** Sends what is not a text; rejects with an error whose message is for people. */
	send: (reply: ChatReply) => Promise<void>;
	fail: (problem: string) => void;
}

const problemOf = (error: unknown) => (error instanceof Error ? error.message : 'The message was not sent.');

const typeOf = (file: File) => {
	const [kind = ''] = file.type.split('/');
	return kind === 'image' ? 'Image' : kind === 'audio' ? 'Audio' : kind === 'video' ? 'Video' : 'File';
};

/** What a chat app can send besides texts: a picture, sound, video or file, and a place. */
export function SendMore({ send, fail }: Props) {
	const picker = useRef<HTMLInputElement>(null);
	const sheet = useRef<HTMLDialogElement>(null);
	const sendFile = async (file: File) => {
		const { url } = await sandboxApi.keepMedium(file);
		await send({ type: typeOf(file), content: { url } });
	};
	return (
		<div class="send-more">
			<input
				ref={picker}
				type="file"
				class="hidden"
				tabIndex={-1}
				aria-label="Photo, video, sound or file to send"
				onChange={({ currentTarget }) => {
					const [file] = currentTarget.files ?? [];
					if (file !== undefined) {
						sendFile(file).catch((error: unknown) => {
							fail(problemOf(error));
						});
					}
					currentTarget.value = '';
				}}
			/>
			<button
				type="button"
				class="icon-button"
				aria-label="Send a photo, video, sound or file"
				title="Send a photo, video, sound or file"
				onClick={() => picker.current?.click()}
			>
				<Icon name="attach" />
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label="Send a location"
				title="Send a location"
				onClick={() => sheet.current?.showModal()}
			>
				<Icon name="place" />
			</button>
			<dialog ref={sheet} aria-labelledby="location-title">
				<LocationForm
					close={() => sheet.current?.close()}
					send={async (content) => {
						await send({ type: 'Location', content });
					}}
				/>
			</dialog>
		</div>
	);
}

interface LocationFormProps {
	close: () => void;
	send: (content: Chat['content']) => Promise<void>;
}

function LocationForm({ close, send }: LocationFormProps) {
	const [name, setName] = useState('Merlion Park');
	const [latitude, setLatitude] = useState('1.2868');
	const [longitude, setLongitude] = useState('103.8545');
	const [problem, setProblem] = useState<string>();
	const submit = (event: Event) => {
		event.preventDefault();
		const location = { latitude: Number(latitude), longitude: Number(longitude), ...(name.trim() !== '' && { name }) };
		send({ location }).then(close, (error: unknown) => {
			setProblem(problemOf(error));
		});
	};
	return (
		<form onSubmit={submit}>
			<header>
				<h2 id="location-title">Send a location</h2>
				<button type="button" class="icon-button" aria-label="Close" onClick={close}>
					<Icon name="close" />
				</button>
			</header>
			<Field label="Name" value={name} set={setName} />
			<Field label="Latitude" value={latitude} set={setLatitude} limit={90} />
			<Field label="Longitude" value={longitude} set={setLongitude} limit={180} />
			{problem !== undefined && (
				<p class="problem" role="alert">
					{problem}
				</p>
			)}
			<button type="submit" class="button primary">
				<Icon name="send" /> Send the location
			</button>
		</form>
	);
}

interface FieldProps {
	label: string;
	value: string;
	set: (value: string) => void;
	/** Of degrees, how many there are on either side of 0. */
	limit?: number;
}

function Field({ label, value, set, limit }: FieldProps) {
	const onInput = ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => {
		set(currentTarget.value);
	};
	return (
		<label>
			<span>{label}</span>
			{limit === undefined ? (
				<input value={value} onInput={onInput} />
			) : (
				<input type="number" required step="any" min={-limit} max={limit} value={value} onInput={onInput} />
			)}
		</label>
	);
}
