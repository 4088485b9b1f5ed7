package dev.sheaf.egress;

import dev.sheaf.egress.GuardedClient.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The operating system's resolver, on threads of its own.
///
/// A look-up holds its thread inside the C library until the name server answers or a timeout of
/// many seconds is over. Virtual threads share a few carriers, so a handful of names whose servers
/// are silent would hold up everything else in the process. Here they hold up each other at most,
/// and there are never more than [#THREADS] of them: further ones wait for their turn within the
/// deadline of their call.
final class SystemResolver implements Resolver {

  static final int THREADS = 32;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("resolver-", 0).factory());
  private final Resolver lookUp;

  SystemResolver() {
    this(InetAddress::getAllByName);
  }

  SystemResolver(Resolver lookUp) {
    this.lookUp = lookUp;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Future<InetAddress[]> addresses = threads.submit(() -> lookUp.resolve(host));
    try {
      return addresses.get();
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    } catch (InterruptedException _) {
      addresses.cancel(true); // a look-up that has not begun never does
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
