/** Whether 8x8, out on the internet, could not reach this web address: a loopback or private one, or a name of a local network. */
export function isPrivateAddress(url: string): boolean {
	if (!URL.canParse(url)) return true;
	// The parser has already brought 127.1, 0x7f000001 and the like to their usual form.
	const host = new URL(url).hostname.replace(/\.$/, '').toLowerCase();
	if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1));
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host.split('.').map(Number));
	return (
		!host.includes('.') || /\.(localhost|local|localdomain|internal|intranet|lan|home|home\.arpa|test)$/.test(host)
	);
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
	return (
		a === 0 ||
		a === 10 ||
		a === 127 ||
		(a === 100 && b >= 64 && b < 128) ||
		(a === 169 && b === 254) ||
		(a === 172 && b >= 16 && b < 32) ||
		(a === 192 && b === 168)
	);
}

function isPrivateIpv6(address: string): boolean {
	const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
	if (mapped !== null) {
		const [high = 0, low = 0] = mapped.slice(1).map((part) => parseInt(part, 16));
		return isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255]);
	}
	return address === '::' || address === '::1' || /^f[cd]/.test(address) || /^fe[89ab]/.test(address);
}

/** Whether a text is an IP address, of version 4 or 6. */
export function isIpAddress(address: string): boolean {
	const bytes = address.split('.');
	if (bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255)) return true;
	return address.includes(':') && /^[\da-f:.]+$/i.test(address) && URL.canParse(`http://[${address}]`);
}
