package dev.sheaf.dialect.lindo;

import dev.sheaf.hosting.Domains;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.tenant.Caller;
import dev.sheaf.website.ManagedSites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// A website's own domain (contract, 3.1): requests whose `Host` is the domain are answered with
/// the website. The first of them shows that the domain leads here; the server asks no one.
@RestController
@RequestMapping({"/v1/workspace/website/{id}/domain", "/lindo/v1/workspace/website/{id}/domain"})
@Tag(name = "Lindo: websites")
public class DomainRoutes {

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
  private static final int DOMAIN_MAX = 253;
  private static final int TTL_SECONDS = 3_600;

  private final ManagedSites sites;
  private final HostedSites hosted;

  public DomainRoutes(ManagedSites sites, HostedSites hosted) {
    this.sites = sites;
    this.hosted = hosted;
  }

  @Operation(summary = "Serve a website under a domain of its own (contract 3.1)")
  @PostMapping
  public ObjectNode add(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String domain = ascii(fields.required("domain", DOMAIN_MAX));
    fields.check();
    String host = host(id);
    if (!Domains.canBe(domain) || !DOMAIN.matcher(domain).matches() || domain.equals(host)) {
      throw Refusal.invalid("domain: Invalid domain; a full name such as www.example.com");
    }
    if (sites.domain(caller.orgId(), id, domain).isEmpty()) {
      throw Refusal.notFound("Website");
    }
    ObjectNode result = Answers.message("Domain added successfully").put("domain", domain);
    result
        .putArray("dns_records")
        .addObject()
        .put("record_type", ADDRESS.matcher(host).matches() ? "A" : "CNAME")
        .put("host", domain)
        .put("value", host)
        .put("purpose", "Leads the domain to this server")
        .put("ttl", TTL_SECONDS);
    return Answers.of(
        result.put(
            "instructions",
            "Set this record at the domain's registrar. The domain counts as verified when the"
                + " first request for it arrives; certificates are the business of the proxy in"
                + " front of this server."));
  }

  @Operation(summary = "No longer serve a website under its domain (contract 3.1)")
  @DeleteMapping
  public ObjectNode remove(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    if (sites.domain(caller.orgId(), id, null).isEmpty()) {
      throw Refusal.notFound("Website");
    }
    return Answers.of(Answers.message("Domain removed successfully").put("website_id", id));
  }

  /// As it stands in requests; what is no name at all becomes none.
  private static String ascii(String name) {
    try {
      return IDN.toASCII(name.strip()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private String host(String id) {
    String host = URI.create(hosted.address(id)).getHost();
    return host == null ? "" : host;
  }
}
