package dev.sheaf.site.render;

import dev.sheaf.site.content.Icon;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The drawings of the icons, as SVG paths on a square of 24.
final class Icons {

  static final Map<Icon, String> ALL =
      Arrays.stream(Icon.values()).collect(Collectors.toUnmodifiableMap(i -> i, Icons::path));

  private Icons() {}

  private static String path(Icon icon) {
    return switch (icon) {
      case STAR -> "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z";
      case HEART ->
          "M12 20s-7.5-4.7-7.5-10.2A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 7.5 2.5C19.5 15.3 12 20 12 20z";
      case LEAF -> "M5 19c0-9 5-14 15-14 0 10-5 15-12 14M5 21c1-5 4-8.5 9-10.5";
      case SUN ->
          "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4"
              + "M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4";
      case CLOCK -> "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2";
      case CALENDAR -> "M4 6.5h16v13.5H4zM4 10.5h16M8 4v4M16 4v4";
      case PIN ->
          "M12 21s-6.5-5.8-6.5-11a6.5 6.5 0 0 1 13 0c0 5.2-6.5 11-6.5 11zM12 7.7a2.3 2.3 0 1 0 0"
              + " 4.6 2.3 2.3 0 0 0 0-4.6z";
      case PHONE ->
          "M6 3.5h3.2l1.5 4-2 1.5a11 11 0 0 0 6.3 6.3l1.5-2 4 1.5V18a2.5 2.5 0 0 1-2.7 2.5A16.5"
              + " 16.5 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5z";
      case MAIL -> "M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5";
      case PEOPLE ->
          "M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19.5c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M15.5"
              + " 5.3a3 3 0 0 1 0 5.8M17.5 14.4c2.2.8 3.5 2.6 3.5 5.1";
      case HOME -> "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z";
      case TOOL ->
          "M14.5 6.5a4.5 4.5 0 0 1 5.8-2.3l-3 3 .5 2.5 2.5.5 1-1a4.5 4.5 0 0 1-6.3 4.6L8 20.8 4.2"
              + " 17l7-7a4.5 4.5 0 0 1 3.3-3.5z";
      case SHIELD ->
          "M12 3.5l7.5 2.7v5.3c0 4.7-3 7.7-7.5 9.5-4.5-1.8-7.5-4.8-7.5-9.5V6.2zM8.5 12l2.5 2.5 4.5-5";
      case CHART -> "M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6";
      case BOOK ->
          "M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5zM12 6.5V20";
      case PEN -> "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5";
      case CAMERA ->
          "M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4V19h-17zM12 9.8a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z";
      case CUP ->
          "M5 9h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M8.5 3.5v2.5M12.5 3.5v2.5";
      case TRUCK ->
          "M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.5v3.5H14zM7 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17.5 15a2 2"
              + " 0 1 0 0 4 2 2 0 0 0 0-4z";
      case SPARK -> "M12 3c.8 5.2 3.3 8 9 9-5.7 1-8.2 3.8-9 9-.8-5.2-3.3-8-9-9 5.7-1 8.2-3.8 9-9z";
    };
  }
}
