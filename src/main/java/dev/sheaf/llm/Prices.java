package dev.sheaf.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What models cost. The built-in table (`prices.properties`) holds list prices of a given day;
/// operators put their own over it. A model that is in neither has no price, and what is spent on
/// it has no cost: null, not zero, so that nobody mistakes it for free.
public final class Prices {

  private static final String RESOURCE = "prices.properties";
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);
  private static final Pattern SNAPSHOT = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

  private final Map<String, Price> models;

  private Prices(Map<String, Price> models) {
    this.models = Map.copyOf(models);
  }

  /// The table that comes with the program.
  public static Prices standard() {
    Properties table = new Properties();
    try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream(RESOURCE))) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> lines = new HashMap<>();
    table.stringPropertyNames().forEach(name -> lines.put(name, table.getProperty(name)));
    return new Prices(Map.of()).with(lines);
  }

  /// This table with other models or prices over it: the model's name, and `input output` or `input
  /// output batch-discount`, in US dollars per million tokens and as a part of one (`0.5` = half
  /// price).
  public Prices with(Map<String, String> overrides) {
    Map<String, Price> all = new HashMap<>(models);
    overrides.forEach((model, line) -> all.put(model, Price.parse(model, line)));
    return new Prices(all);
  }

  /// What a live call costs, in US dollars; null if the model has no price.
  public @Nullable BigDecimal live(String model, Usage usage) {
    Price price = find(model);
    return price == null ? null : price.of(usage);
  }

  /// What a call costs that went through the provider's Batch API.
  public @Nullable BigDecimal batch(String model, Usage usage) {
    Price price = find(model);
    return price == null ? null : price.of(usage).multiply(price.batchFactor());
  }

  Spent live(Completion said, String asked) {
    return new Spent(said.usage(), live(known(said.model(), asked), said.usage()));
  }

  Spent batch(Completion said, String asked) {
    return new Spent(said.usage(), batch(known(said.model(), asked), said.usage()));
  }

  /// Servers answer with the exact model behind an alias; the table may know only the alias.
  private String known(String said, String asked) {
    return find(said) == null ? asked : said;
  }

  /// A dated snapshot (`gpt-4o-2024-08-06`, `claude-haiku-4-5-20251001`) costs what its model
  /// costs.
  private @Nullable Price find(String model) {
    Price exact = models.get(model);
    return exact != null ? exact : models.get(SNAPSHOT.matcher(model).replaceFirst(""));
  }

  private record Price(BigDecimal input, BigDecimal output, BigDecimal batchFactor) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    static Price parse(String model, String line) {
      String[] parts = line.strip().split("\\s+");
      if (parts.length < 2 || parts.length > 3) {
        throw wrong(model, line, null);
      }
      try {
        BigDecimal discount = parts.length == 3 ? new BigDecimal(parts[2]) : HALF;
        Price price =
            new Price(
                new BigDecimal(parts[0]),
                new BigDecimal(parts[1]),
                BigDecimal.ONE.subtract(discount));
        if (price.input.signum() < 0 || price.output.signum() < 0 || discount.signum() < 0) {
          throw wrong(model, line, null);
        }
        return price;
      } catch (NumberFormatException e) {
        throw wrong(model, line, e);
      }
    }

    BigDecimal of(Usage usage) {
      return input
          .multiply(new BigDecimal(usage.promptTokens()))
          .add(output.multiply(new BigDecimal(usage.completionTokens())))
          .divide(MILLION);
    }

    private static IllegalArgumentException wrong(
        String model, String line, @Nullable Throwable cause) {
      return new IllegalArgumentException(
          "the price of "
              + model
              + " is \""
              + line
              + "\", must be dollars per million tokens as \"input output\" or \"input output"
              + " batch-discount\", e.g. \"2.50 10 0.5\"",
          cause);
    }
  }
}
