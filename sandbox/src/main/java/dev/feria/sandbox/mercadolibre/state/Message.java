package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;

/** One message after the sale. */
public final class Message {
  public String id = "";

  public long fromId;

  public long toId;

  public boolean fromSeller;

  public String text = "";

  public long created;

  /** 0 until read. */
  public long read;

  public List<String> attachments = new ArrayList<>(0);

  public String status = "available";
}
