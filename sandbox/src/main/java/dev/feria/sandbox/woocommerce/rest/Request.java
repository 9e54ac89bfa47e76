package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Store;

/**
 * A call that a shop has let in.
 *
 * @param url address of the route, for links
 */
public record Request(Call call, Store store, String url) {
  /** An id in the path; 0 when it is not a number, which fits nothing. */
  public long id(String name) {
    String text = call.param(name);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** The body; JSON, or a form when its type says so. */
  public Fields body() {
    String type = call.header("Content-Type");
    if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
      return Fields.of(Forms.parse(call.text()));
    }
    return call.fields();
  }

  /** True when the caller wants the headers alone. */
  public boolean head() {
    return "HEAD".equals(call.headers().get(SitePaths.METHOD));
  }

  /** A query parameter that is a switch. */
  public boolean flag(String name) {
    String value = call.query(name, "false");
    return value.equals("true") || value.equals("1");
  }

  /**
   * A whole number of the query, within bounds.
   *
   * @throws dev.feria.sandbox.http.ReplyException 400 when it is something else
   */
  public int number(String name, int otherwise, int least, int most) {
    String text = call.query(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("-?[0-9]{1,9}")) {
      throw Errors.parameter(name, "rest_invalid_type", "no es de tipo integer.");
    }
    int value = Integer.parseInt(text);
    if (value < least || value > most) {
      throw Errors.parameter(
          name, "rest_out_of_bounds", "debe estar entre " + least + " y " + most + ".");
    }
    return value;
  }
}
