package dev.sheaf.site.content;

/// The small drawings a feature can carry.
public enum Icon {
  STAR,
  HEART,
  LEAF,
  SUN,
  CLOCK,
  CALENDAR,
  PIN,
  PHONE,
  MAIL,
  PEOPLE,
  HOME,
  TOOL,
  SHIELD,
  CHART,
  BOOK,
  PEN,
  CAMERA,
  CUP,
  TRUCK,
  SPARK
}
