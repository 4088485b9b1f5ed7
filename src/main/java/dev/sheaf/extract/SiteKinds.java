package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;

/// What links and scripts tell of the site round a page: whether it is one that sells.
final class SiteKinds {

  private static final int CHARS_MAX = 300;
  private static final List<String> SHOP_LINKS =
      List.of(
          "/cart",
          "/basket",
          "/checkout",
          "/bag",
          "wishlist",
          "warenkorb",
          "/panier",
          "carrito",
          "/carrello",
          "/winkelwagen",
          "/koszyk",
          "/store-locator",
          "/gift-card");
  private static final List<String> SHOP_ASSETS =
      List.of(
          "shopify",
          "woocommerce",
          "magento",
          "demandware",
          "bigcommerce",
          "prestashop",
          "shopware",
          "opencart",
          "klaviyo",
          "yotpo",
          "bazaarvoice");

  private SiteKinds() {}

  static boolean isShopLink(String href) {
    return href.length() > 3 && href.length() < CHARS_MAX && KindWords.hits(href, SHOP_LINKS) > 0;
  }

  static boolean isShopAsset(String src) {
    return !src.isEmpty()
        && src.length() < CHARS_MAX
        && KindWords.hits(src.toLowerCase(Locale.ROOT), SHOP_ASSETS) > 0;
  }
}
