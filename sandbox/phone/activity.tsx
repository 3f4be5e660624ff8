import { useState } from 'preact/hooks';
import type { DeliveryView } from '../server/control/views';
import { useLoaded } from './changes';
import { DeliveryCard, outcomeOf, phoneOf, titleOf } from './deliveryCard';
import { PagedList } from './pagedList';
import { sandboxApi } from './sandboxApi';
import { count, exactTime } from './wording';

const loadActivity = (offset: number, limit: number) => sandboxApi.activity(offset, limit);

/** The account's webhooks, and every event that was posted. */
export function Activity() {
	const [total, setTotal] = useState<number>();
	const [openId, setOpenId] = useState<string>();
	return (
		<main class="wide-pane">
			<h1 class="hidden">Webhooks</h1>
			<Registered />
			<section class="posted" aria-labelledby="posted-title">
				<h2 id="posted-title">
					Posted events {total !== undefined && <span class="muted">{total.toLocaleString()}</span>}
				</h2>
				<div class={`posted-panes ${openId === undefined ? '' : 'has-open'}`}>
					<PagedList
						label="Posted events, the latest first"
						rowHeight={64}
						listKey="activity"
						load={loadActivity}
						concerns={({ deliveries }) => deliveries}
						onTotal={setTotal}
						row={(delivery) => (
							<Row
								delivery={delivery}
								isOpen={delivery.id === openId}
								open={() => {
									setOpenId(delivery.id === openId ? undefined : delivery.id);
								}}
							/>
						)}
						empty={
							<p class="nothing">
								Nothing posted yet. Events go to the webhooks above, and receipts to the address that a message names.
							</p>
						}
					/>
					{openId !== undefined && <Open key={openId} id={openId} />}
				</div>
			</section>
		</main>
	);
}

function Registered() {
	const { value = [] } = useLoaded(
		() => sandboxApi.webhooks(),
		'webhooks',
		() => true,
	);
	return (
		<section aria-labelledby="webhooks-title">
			<h2 id="webhooks-title">Webhooks of the account</h2>
			{value.length === 0 ? (
				<p class="muted">None. Add one with POST /api/v1/accounts/…/webhooks.</p>
			) : (
				<div class="table-scroller" tabIndex={0} role="region" aria-label="Table of the webhooks">
					<table class="registered">
						<thead>
							<tr>
								<th scope="col">Sub-account</th>
								<th scope="col">API</th>
								<th scope="col">Events</th>
								<th scope="col">Address</th>
								<th scope="col">Authorization</th>
								<th scope="col">State</th>
							</tr>
						</thead>
						<tbody>
							{value.map(({ api, subAccountId, type, url, enabled, httpAuthorization, oauth }, index) => (
								<tr key={index}>
									<td>{subAccountId === '*' ? 'All' : subAccountId}</td>
									<td>{api}</td>
									<td>{type ?? 'Receipts and inbound messages'}</td>
									<td class="url">{url}</td>
									<td>{oauth !== undefined ? 'OAuth' : httpAuthorization !== undefined ? 'Header' : 'None'}</td>
									<td>{enabled === false ? 'Off' : 'On'}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

function Row({ delivery, isOpen, open }: { delivery: DeliveryView; isOpen: boolean; open: () => void }) {
	const { name, tone } = outcomeOf(delivery);
	return (
		<button type="button" class="activity" aria-expanded={isOpen} onClick={open}>
			<span class="who">{titleOf(delivery)}</span>
			<time dateTime={delivery.createdAt}>{exactTime(delivery.createdAt)}</time>
			<span class="gist">
				<span class="snippet">
					{phoneOf(delivery)} → {delivery.url}
				</span>
				<span class={`state tone-${tone}`}>
					{delivery.attempts.length > 1 && `${count(delivery.attempts.length, 'attempt')}, `}
					{name}
				</span>
			</span>
		</button>
	);
}

/** One event in full. */
function Open({ id }: { id: string }) {
	const { value } = useLoaded(
		() => sandboxApi.delivery(id),
		id,
		({ deliveries }) => deliveries,
	);
	return <div class="open-delivery">{value !== undefined && <DeliveryCard delivery={value} isOpen />}</div>;
}
