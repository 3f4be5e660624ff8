import type { MessageView } from '../../server/control/views';
import type { Pressable } from '../../server/chat/presses';
import { Buttons } from './buttons';
import type { Press } from './content';
import { Media } from './media';

type Content = NonNullable<MessageView['chat']>['content'];
type RichCard = NonNullable<Content['richCard']>;
type CarouselContent = NonNullable<Content['carousel']>;

interface Parts {
	pressables: readonly Pressable[];
	press: Press;
}

/** A card: a picture or video, a title, a text, and buttons. */
export function Card({
	card,
	at,
	pressables,
	press,
}: Parts & {
	card: RichCard | CarouselContent['cards'][number];
	/** Which card of the message it is. */
	at: number;
}) {
	const { title, description, media } = card;
	const isBeside = 'cardOrientation' in card && card.cardOrientation === 'horizontal';
	const look = isBeside
		? `is-horizontal media-${card.thumbnailImageAlignment ?? 'left'}`
		: `media-${media.height ?? 'medium'}`;
	return (
		<article class={`card ${look}`} aria-label={title ?? 'Card'}>
			<Media
				kind={/\.(?:mp4|m4v|webm|mpeg)$/i.test(media.contentInfo.fileUrl) ? 'video' : 'image'}
				url={media.contentInfo.fileUrl}
			/>
			<div class="card-text">
				{title !== undefined && <h3>{title}</h3>}
				{description !== undefined && <p>{description}</p>}
			</div>
			<Buttons pressables={pressables.filter(({ key }) => key.startsWith(`card:${at}:`))} press={press} />
		</article>
	);
}

/** Cards side by side, to be scrolled through. */
export function Carousel({ carousel, ...parts }: Parts & { carousel: CarouselContent }) {
	const { cards, cardWidth } = carousel;
	return (
		<div class={`carousel is-${cardWidth}`} tabIndex={0} role="region" aria-label={`${cards.length} cards`}>
			{cards.map((card, at) => (
				<Card key={at} card={card} at={at} {...parts} />
			))}
		</div>
	);
}
