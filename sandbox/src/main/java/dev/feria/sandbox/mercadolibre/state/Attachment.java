package dev.feria.sandbox.mercadolibre.state;

/** A file attached to messages or a picture. */
public final class Attachment {
  public String id = "";

  public String name = "";

  public String type = "";

  public int size;

  public String base64 = "";

  public long created;
}
