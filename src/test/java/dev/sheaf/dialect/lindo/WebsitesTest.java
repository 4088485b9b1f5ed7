package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Websites are found, set up, put under a domain, switched off and deleted (contract, 3.1).
class WebsitesTest {

  private static Agency agency;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of());
    website = agency.site();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @Test
  void theWebsiteIsListedAndDescribed() throws Exception {
    JsonNode list = agency.get(Agency.SITES + "list?page=1&search=CRUMB").path("result");
    assertThat(list.path("total").asInt()).isPositive();
    assertThat(list.at("/list/0").propertyNames())
        .containsExactly(
            "website_id", "website_name", "domain", "activated", "created_date", "language");
    JsonNode whole = agency.get(Agency.SITES + website).path("result");
    assertThat(whole.path("business_name").asString()).isEqualTo("Crumb & Co");
    assertThat(whole.path("custom_domain").isNull()).isTrue();
    assertThat(whole.path("preview_url").asString()).endsWith("/sites/" + website + "/");
    assertThat(whole.at("/custom_codes/header").isNull()).isTrue();
    assertThat(agency.get(Agency.SITES + "list?search=nobody").at("/result/total").asInt())
        .isZero();
    assertThat(agency.get(Agency.SITES + "list?page=x").at("/errors/0").asString())
        .startsWith("page: ");
  }

  @Test
  void whatCannotBeShownIsNotPretended() throws Exception {
    String settings = Agency.SITES + agency.site() + "/settings";
    agency.assertRefused(
        "PUT", settings, "{\"fonts\":{\"heading\":\"Roboto\"}}", "fonts.heading: ");
    agency.assertRefused("PUT", settings, "{\"theme\":{\"font\":\"Inter\"}}", "theme.font: ");
    agency.assertRefused("PUT", settings, "{\"robots\":true}", "robots: Expected string");
    String same = "{\"theme\":{\"name\":\"grove\",\"primaryColor\":\"#0a7\",\"font\":\"Nunito\"}}";
    assertThat(agency.call("PUT", settings, same).at("/result/theme/primaryColor").asString())
        .isEqualTo("#00aa77");
    String asTheSdkSays = "{\"theme\":{\"primary_color\":\"#007bff\"}}";
    assertThat(
            agency.call("PUT", settings, asTheSdkSays).at("/result/theme/primaryColor").asString())
        .isEqualTo("#007bff");
  }

  @Test
  void settingsShowOnThePages() throws Exception {
    String id = agency.site();
    JsonNode result =
        agency.call(
            "PUT",
            Agency.SITES + id + "/settings",
            """
            {"business_name":"Crust","language":"en-GB","theme":{"name":"gazette","primaryColor":"#aa3355"},
             "robots":"User-agent: *\\nDisallow: /","socials":{"twitter":"https://x.com/crust"}}
            """);
    assertThat(result.path("result").propertyNames())
        .contains("message", "website_id", "business_name", "theme", "robots");
    String home = agency.page(id, "/");
    assertThat(home).contains("Crust", "theme-gazette", "lang=\"en-GB\"");
    assertThat(agency.page(id, "/robots.txt")).isEqualTo("User-agent: *\nDisallow: /");
    agency.assertRefused(
        "PUT", Agency.SITES + id + "/settings", "{\"theme\":\"bootstrap\"}", "theme: ");
    agency.assertRefused(
        "PUT",
        Agency.SITES + id + "/settings",
        "{\"custom_code_header\":\"<script>alert(1)</script>\"}",
        "custom_code_header: ");
    agency.assertRefused(
        "PUT", Agency.SITES + id + "/settings", "{\"language\":\"12\"}", "language: ");
  }

  @Test
  void aWebsiteIsSwitchedOffRenamedAndDeleted() throws Exception {
    String id = agency.site();
    agency.call(
        "PATCH", Agency.SITES + "update", "{\"record_id\":\"" + id + "\",\"activated\":false}");
    assertThat(agency.status("/sites/" + id + "/")).isEqualTo(404);
    JsonNode renamed =
        agency.call(
            "PUT",
            Agency.SITES + "update",
            "{\"website_id\":\"" + id + "\",\"activated\":true,\"business_name\":\"Rye\"}");
    assertThat(renamed.at("/result/business_name").asString()).isEqualTo("Rye");
    assertThat(agency.status("/sites/" + id + "/")).isEqualTo(200);
    JsonNode gone =
        agency.call("DELETE", Agency.SITES + "delete", "{\"website_id\":\"" + id + "\"}");
    assertThat(gone.at("/result/website_id").asString()).isEqualTo(id);
    assertThat(agency.status("/sites/" + id + "/")).isEqualTo(404);
    assertThat(agency.get(Agency.SITES + id).path("message").asString())
        .isEqualTo("Website not found");
  }

  @Test
  void aDomainLeadsToItsWebsite() throws Exception {
    String id = agency.site();
    JsonNode added =
        agency.post(Agency.SITES + id + "/domain", "{\"domain\":\"WWW.Crumb.example\"}");
    assertThat(added.at("/result/domain").asString()).isEqualTo("www.crumb.example");
    assertThat(added.at("/result/dns_records/0/record_type").asString()).isEqualTo("A");
    assertThat(agency.get(Agency.SITES + id).at("/result/verified_domain").isNull()).isTrue();
    String home = hosted("www.crumb.example", "/");
    assertThat(home).startsWith("HTTP/1.1 200").contains("Crumb &amp; Co");
    assertThat(home).contains("rel=\"canonical\" href=\"http://www.crumb.example/\"");
    assertThat(hosted("www.crumb.example", "/about")).startsWith("HTTP/1.1 301");
    assertThat(hosted("www.crumb.example", "/v1/workspace")).startsWith("HTTP/1.1 404");
    assertThat(hosted("other.example", "/health/live")).startsWith("HTTP/1.1 200");
    assertThat(agency.get(Agency.SITES + id).at("/result/verified_domain").asString())
        .isEqualTo("www.crumb.example");
    agency.assertRefused(
        "POST",
        Agency.SITES + website + "/domain",
        "{\"domain\":\"www.crumb.example\"}",
        "domain: www.crumb.example is another website's");
    agency.assertRefused(
        "POST", Agency.SITES + id + "/domain", "{\"domain\":\"nonsense\"}", "domain: Invalid");
  }

  @Test
  void whereThereIsNoWebsiteThatIsSaid() throws Exception {
    HttpResponse<String> nothing = agency.server().send("GET", "/sites/website_nope/", null, null);
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("There is no website at this address");
  }

  /// The whole answer to a request under that name of host.
  private static String hosted(String host, String path) throws Exception {
    return agency.raw(
        "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}
