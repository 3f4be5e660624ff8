# A client of Net::SMPP: binds, submits a text, waits for its receipt, unbinds, and prints what it met.
use strict;
use warnings;
use Net::SMPP;

my ($port, $system_id, $destination) = @ARGV;
$SIG{ALRM} = sub { die "no answer in time\n" };
alarm 20;
my ($smpp, $bound) = Net::SMPP->new_transceiver(
	'127.0.0.1', port => $port, system_id => $system_id, password => 'sandbox',
) or die "no bind\n";
print "bound $bound->{status}\n";
my $submitted = $smpp->submit_sm(
	destination_addr => $destination, source_addr => 'ACME', short_message => 'Hello from Perl', registered_delivery => 1,
);
print "submitted $submitted->{status} $submitted->{message_id}\n";
while (1) {
	my $pdu = $smpp->read_pdu() or die "connection lost\n";
	if ($pdu->{cmd} == Net::SMPP::CMD_deliver_sm) {
		$smpp->deliver_sm_resp(message_id => '', seq => $pdu->{seq}, status => 0);
		print "delivered $pdu->{short_message}\n";
		last if $pdu->{short_message} =~ /stat:DELIVRD/;
	} elsif ($pdu->{cmd} == Net::SMPP::CMD_enquire_link) {
		$smpp->enquire_link_resp(seq => $pdu->{seq});
	}
}
my $unbound = $smpp->unbind();
print "unbound $unbound->{status}\n";
