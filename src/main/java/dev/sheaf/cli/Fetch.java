package dev.sheaf.cli;

import dev.sheaf.extract.Page;
import java.io.IOException;

/// Gets and parses the page behind an address, for commands that take addresses: bytes and charset
/// label go to [Page#parse(byte[], String, String)].
@FunctionalInterface
public interface Fetch {

  Page fetch(String url) throws IOException;
}
