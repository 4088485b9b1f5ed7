package dev.sheaf.egress;

import dev.sheaf.failure.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/// Resolves names and keeps only what may be called. One forbidden address among the answers
/// refuses the name as a whole: an honest site does not mix them, and a rebinding one does.
final class GuardedDns implements Dns {

  private final AddressPolicy policy;
  private final Dns names;

  GuardedDns(AddressPolicy policy, Dns names) {
    this.policy = policy;
    this.names = names;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = names.lookup(host);
    if (!addresses.stream().allMatch(policy::permits)) {
      throw new Refused(host);
    }
    return addresses;
  }

  /// The message names the host, which the caller knows, and never the address, which it may not.
  static Reply refused(String host) {
    return new Reply.Failed(
        Failure.caller(
            "ADDRESS_REFUSED",
            "The host "
                + host
                + " has an address that this server does not call (private, loopback, link-local or"
                + " reserved). An operator can permit networks with SHEAF_ALLOW_NETWORKS."));
  }

  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused(String host) {
      super(host);
    }
  }
}
