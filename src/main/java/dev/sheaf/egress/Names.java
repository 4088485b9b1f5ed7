package dev.sheaf.egress;

import dev.sheaf.egress.GuardedClient.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/// Resolves names on threads of their own: nothing ends a look-up that hangs, and whoever waits for
/// it has to be able to leave, at the deadline of the exchange or when interrupted.
final class Names implements Dns {

  private final Resolver resolver;

  Names(Resolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> lookUp = new FutureTask<>(() -> resolver.resolve(host));
    Thread.ofVirtual().name("resolve").start(lookUp);
    try {
      return List.of(lookUp.get(Exchange.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      lookUp.cancel(true);
      throw new Late(host);
    } catch (InterruptedException _) {
      lookUp.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }

  /// The exchange was over before the answer came.
  static final class Late extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Late(String host) {
      super(host);
    }
  }
}
