package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// How a site is to feel.
public enum Tone {
  WARM(
      "warm|warmth|cozy|cosy|welcoming|homely|inviting|gemütlich|herzlich|einladend|chaleureux|chaleureuse|chauds?|chaudes?|acogedor|acogedora|cálid[oa]s?|gezellig|accogliente|aconchegante"),
  CALM(
      "calm|calming|hushed|serene|peaceful|relaxing|relaxed|soothing|zen|tranquil|ruhig|entspannt|beruhigend|apaisant|calmes?|paisible|tranquil[oa]s?|calmad[oa]|rustig"),
  PLAYFUL(
      "playful|fun|witty|humorous|cute|quirky|colou?rful|cheerful|whimsical|lively|verspielt|fröhlich|bunt|lustig|ludique|joyeux|joyeuse|gaie?|divertid[oa]|alegre|speels|giocoso"),
  ELEGANT(
      "elegant|elegance|expensive|luxury|luxurious|sumptuous|upscale|sophisticated|refined|classy|premium|high-end|edel|luxuriös|stilvoll|élégante?s?|luxueux|luxueuse|raffinée?|lujos[oa]|elegantes?|chic"),
  RUSTIC(
      "rustic|country|farmhouse|artisanal|artisan|traditional|vintage|retro|rustikal|traditionell|ländlich|nostalgisch|rustique|traditionnelle?|rústic[oa]|tradicional|rustico"),
  BOLD(
      "bold|edgy|striking|loud|punchy|energetic|dynamic|mutig|kräftig|auffällig|energiegeladen|audacieux|audacieuse|audaz|llamativ[oa]|atrevido"),
  PROFESSIONAL(
      "professional|serious|trustworthy|authoritative|corporate|formal|business-like|reliable|seriös|professionell|vertrauenswürdig|sachlich|professionnelle?|sérieux|sérieuse|profesional|seri[oa]|professioneel|professionale|profissional"),
  MODERN(
      "modern|contemporary|sleek|fresh|futuristic|innovative|zeitgemäß|frisch|modernes?|modern[oa]s?"),
  MINIMAL(
      "minimal|minimalist|minimalistic|clean|simple|plain|uncluttered|understated|schlicht|einfache|minimalistisch|aufgeräumt|épurée?|sobres?|simples|minimaliste|minimalista|sencill[oa]s?|eenvoudig|puristisch"),
  FRIENDLY(
      "friendly|approachable|caring|casual|family-friendly|freundlich|locker|amical|amicale|amigable|cercan[oa]|vriendelijk|amichevole|amigável"),
  NATURAL(
      "natural|earthy|eco|sustainable|green living|botanical|natürlich|naturnah|nachhaltig|ökologisch|naturelle?|natuurlijk|naturale|ecológic[oa]"),
  DARK("dark|moody|dark mode|dunkel|düster|sombre|oscur[oa]|donker|scuro|escuro");

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
