package dev.sheaf.extract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | true  | 2024-01-15                       | 2024-01-15
          en | true  | 2024-01-15T09:30:00+01:00        | 2024-01-15T09:30+01:00
          en | true  | 2024-01-15T09:30:00.123Z         | 2024-01-15T09:30Z
          en | true  | 20240115                         | 2024-01-15
          en | true  | Mon, 15 Jan 2024 09:30:00 GMT    | 2024-01-15T09:30Z
          en | true  | 1705311000                       | 2024-01-15T09:30Z
          en | true  | January 15, 2024                 | 2024-01-15
          en | true  | Jan. 15th, 2024                  | 2024-01-15
          en | true  | 15 January 2024                  | 2024-01-15
          en | true  | 03/04/2024                       | 2024-03-04
          en | false | 03/04/2024                       | 2024-04-03
          en | true  | 25/04/2024                       | 2024-04-25
          de | false | 15. Januar 2024                  | 2024-01-15
          de | false | 15. Jänner 2024                  | 2024-01-15
          de | false | 5.3.24                           | 2024-03-05
          fr | false | 1er août 2023                    | 2023-08-01
          es | false | 7 de marzo de 2021               | 2021-03-07
          pl | false | 3 listopada 2020                 | 2020-11-03
          hr | false | 3. listopada 2020.               | 2020-10-03
          ru | false | 9 мая 2019                       | 2019-05-09
          ja | false | 2024年1月15日                    | 2024-01-15
          ar | false | ٢٤ أبريل ٢٠٢٠                    | 2020-04-24
          ar | false | 24 نيسان / أبريل 2020            | 2020-04-24
          ar | false | 24 نيسان 2020                    | 2020-04-24
          fa | false | ۱۵ تیر ۱۳۹۹                      | 2020-07-05
          fa | false | ۱۳۹۹/۰۴/۱۵                       | 2020-07-05
          fa | false | ۱ فروردین ۱۴۰۳                   | 2024-03-20
          fa | false | ۳۰ اسفند ۱۳۹۹                    | 2021-03-20
          th | false | 24 เมษายน 2563                   | 2020-04-24
          he | false | 17 באוגוסט 2020                  | 2020-08-17
          vi | false | 12 tháng 5, 2020                 | 2020-05-12
          ko | false | 2020년 4월 24일                   | 2020-04-24
          lt | false | 2020 m. balandžio 24 d.          | 2020-04-24
          hu | false | 2020. április 24.                | 2020-04-24
          el | false | 24 Απριλίου 2020                 | 2020-04-24
          hi | false | २४ अप्रैल २०२०                   | 2020-04-24
          """)
  void readsDates(String language, boolean monthFirst, String text, String expected) {
    PageDate date = new DateReader(language, monthFirst).read(text);

    assertThat(date == null ? null : date.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-13-01",
    "2024-02-30",
    "1985-01-01",
    "2099-01-01",
    "99999999",
    "hello 12",
    "31.31.2024"
  })
  void whatIsNoDateOfAPageIsPassedOver(String text) {
    assertThat(new DateReader("en", true).read(text)).isNull();
  }

  @Test
  void midnightInCentralEuropeWrittenInUtcIsTheNextDay() {
    PageDate date = requireNonNull(new DateReader("de", false).read("2022-11-06T23:00:00Z"));

    assertThat(date.toString()).isEqualTo("2022-11-07T00:00+01:00");
    assertThat(date.utcDay()).hasToString("2022-11-06");
  }

  @Test
  void findsEveryDateInALineWithItsPlace() {
    String line = "Published 3 May 2021, updated 4 June 2022";

    assertThat(new DateReader("en", true).find(line))
        .extracting(hit -> line.substring(hit.start(), hit.end()))
        .containsExactly("3 May 2021", "4 June 2022");
  }
}
