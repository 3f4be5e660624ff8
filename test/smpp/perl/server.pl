# A server of Net::SMPP: takes one client, throttles its first message, takes the second, sends a receipt, and prints what it met.
use strict;
use warnings;
use Net::SMPP;

$| = 1;
$SIG{ALRM} = sub { die "nothing came in time\n" };
alarm 20;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34) or die "cannot listen\n";
print "port ", $listener->sockport, "\n";
my $client = $listener->accept or die "no client\n";
my $submits = 0;
while (my $pdu = $client->read_pdu()) {
	my $cmd = $pdu->{cmd};
	if ($cmd == Net::SMPP::CMD_bind_transmitter) {
		print "bound $pdu->{system_id} $pdu->{password}\n";
		$client->bind_transmitter_resp(seq => $pdu->{seq}, status => 0, system_id => 'perl');
	} elsif ($cmd == Net::SMPP::CMD_submit_sm) {
		$submits++;
		print "submitted $pdu->{destination_addr} $pdu->{short_message}\n";
		my $status = $submits == 1 ? 0x58 : 0;
		$client->submit_sm_resp(seq => $pdu->{seq}, status => $status, message_id => $status ? '' : 'perl-1');
	} elsif ($cmd == Net::SMPP::CMD_enquire_link) {
		$client->enquire_link_resp(seq => $pdu->{seq});
	} elsif ($cmd == Net::SMPP::CMD_unbind) {
		$client->unbind_resp(seq => $pdu->{seq}, status => 0);
		print "unbound\n";
		last;
	}
}
