package dev.sheaf.dialect.lindo;

import dev.sheaf.hosting.HostedSites;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.render.Typefaces;
import dev.sheaf.website.ManagedSites;
import dev.sheaf.website.SiteRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Websites in the neighbours' answers (contract, 3.1).
public final class WebsiteViews {

  private final HostedSites sites;

  public WebsiteViews(HostedSites sites) {
    this.sites = sites;
  }

  /// Its own domain once that has been seen to lead here, else where it is hosted.
  String domain(SiteRow site) {
    String verified = verified(site);
    return verified == null ? sites.address(site.id()) : verified;
  }

  private static @Nullable String verified(SiteRow site) {
    return site.domainSeenAt() == null ? null : site.customDomain();
  }

  ObjectNode entry(SiteRow site) {
    SiteContent frame = ManagedSites.frame(site);
    return Answers.object()
        .put("website_id", site.id())
        .put("website_name", frame.name())
        .put("domain", domain(site))
        .put("activated", site.isActivated())
        .put("created_date", Times.seconds(site.createdAt()))
        .put("language", frame.language());
  }

  ObjectNode whole(SiteRow site) {
    SiteContent frame = ManagedSites.frame(site);
    ObjectNode extras = Extras.read(site.extras());
    ObjectNode whole = Answers.object().put("website_id", site.id());
    whole.put("business_name", frame.name());
    whole.put(
        "business_description", extras.path("business_description").asString(frame.tagline()));
    whole.put("preview_url", sites.address(site.id()));
    whole.put("custom_domain", site.customDomain()).put("verified_domain", verified(site));
    whole.put("language", frame.language()).put("activated", site.isActivated());
    String heading = Typefaces.heading(frame.theme());
    String body = Typefaces.body(frame.theme());
    whole
        .putObject("theme")
        .put("name", frame.theme().name().toLowerCase(Locale.ROOT))
        .put("primaryColor", frame.palette().hex())
        .put("font", body)
        .put("title_font", heading);
    whole.putArray("integrations");
    whole.set(
        "socials", extras.path("socials").isObject() ? extras.get("socials") : Answers.object());
    whole.putObject("fonts").put("heading", heading).put("body", body);
    whole.put("created_date", Times.seconds(site.createdAt()));
    whole.putNull("global_header").putNull("global_footer");
    whole.putObject("custom_codes").putNull("header").putNull("footer");
    return whole;
  }
}
