package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// How a site is to feel.
public enum Tone {
  WARM(
      "warm|cozy|cosy|welcoming|homely|inviting|gemütlich|herzlich|einladend|chaleureux|chaleureuse|acogedor|cálido|gezellig|accogliente|aconchegante"),
  CALM(
      "calm|calming|serene|peaceful|relaxing|relaxed|soothing|zen|tranquil|ruhig|entspannt|beruhigend|apaisant|tranquilo|rustig"),
  PLAYFUL(
      "playful|fun|cute|quirky|colou?rful|cheerful|whimsical|lively|verspielt|fröhlich|bunt|lustig|ludique|divertido|speels|giocoso"),
  ELEGANT(
      "elegant|luxury|luxurious|sumptuous|upscale|sophisticated|refined|classy|premium|high-end|edel|luxuriös|stilvoll|élégant|élégante|elegante|chic"),
  RUSTIC(
      "rustic|country|farmhouse|artisanal|artisan|traditional|vintage|retro|rustikal|traditionell|ländlich|nostalgisch|rustique|rústico|rustico"),
  BOLD(
      "bold|edgy|striking|loud|punchy|energetic|dynamic|mutig|kräftig|auffällig|energiegeladen|audacieux|audaz|atrevido"),
  PROFESSIONAL(
      "professional|serious|trustworthy|authoritative|corporate|formal|business-like|reliable|seriös|professionell|vertrauenswürdig|sachlich|professionnel|profesional|professioneel|professionale|profissional"),
  MODERN(
      "modern|contemporary|sleek|fresh|futuristic|innovative|zeitgemäß|frisch|moderne|moderno|moderna"),
  MINIMAL(
      "minimal|minimalist|minimalistic|clean|simple|understated|schlicht|minimalistisch|aufgeräumt|épuré|sobre|minimalista|eenvoudig|puristisch"),
  FRIENDLY(
      "friendly|approachable|caring|casual|family-friendly|freundlich|locker|amical|amigable|cercano|vriendelijk|amichevole|amigável"),
  NATURAL(
      "natural|earthy|eco|sustainable|green living|botanical|natürlich|naturnah|nachhaltig|ökologisch|naturel|natuurlijk|naturale|ecológico"),
  DARK("dark|moody|dark mode|dunkel|düster|sombre|oscuro|donker|scuro|escuro");

  private final Pattern words;

  Tone(String words) {
    this.words =
        Pattern.compile(
            "(?<![\\p{L}-])(?:" + words + ")(?:e[nrsm]?)?(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  Pattern words() {
    return words;
  }
}
