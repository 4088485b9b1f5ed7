package dev.sheaf.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Ana Roe                                        ! Ana Roe
          By Ana Roe                                     ! Ana Roe
          By Ana Roe and Ben Doe                         ! Ana Roe;Ben Doe
          Von Ana Roe, Ben Doe und Cem Poe               ! Ana Roe;Ben Doe;Cem Poe
          Text und Interview: Ana Roe                    ! Ana Roe
          Autorin: Ana Roe                               ! Ana Roe
          Written by Ana Roe, Staff Writer               ! Ana Roe
          Posted on May 3, 2021 by Ana Roe               ! Ana Roe
          Ana Roe | 3. Mai 2021                          ! Ana Roe
          Ana Roe (Acme News)                            ! Ana Roe
          Ana Roe https://example.org ana@example.org    ! Ana Roe
          Walter von Aachen                              ! Walter von Aachen
          par Ana Roe                                    ! Ana Roe
          user_42                                        ! user_42
          Erstellt von Ana Roe                           ! Ana Roe
          Artikel von Ana Roe                            ! Ana Roe
          Ana Roe Twitter                                ! Ana Roe
          Ana Roe Offline                                ! Ana Roe
          """)
  void readsTheNamesOfAByline(String byline, String names) {
    assertThat(NameReader.names(byline)).isEqualTo(List.of(names.split(";")));
  }

  @ParameterizedTest
  @CsvSource({"admin", "By", "Read more", "3 May 2021", "Log in", "''"})
  void whatIsNobodyIsNoName(String byline) {
    assertThat(NameReader.names(byline)).isEmpty();
  }
}
