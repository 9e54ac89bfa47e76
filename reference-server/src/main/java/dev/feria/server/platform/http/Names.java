package dev.feria.server.platform.http;

/** How Java names look on the wire. */
final class Names {
  private Names() {}

  /** Turns {@code unitPrice} into {@code unit_price}. */
  static String snake(String camel) {
    var text = new StringBuilder(camel.length() + 4);
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        text.append('_').append((char) (c + ('a' - 'A')));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
