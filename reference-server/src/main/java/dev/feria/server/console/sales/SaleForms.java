package dev.feria.server.console.sales;

import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.Product;
import dev.feria.server.catalog.Products;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.console.catalog.ProductRow;
import dev.feria.server.console.catalog.ProductRows;
import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.NewSale;
import dev.feria.server.sales.SaleView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The form for a sale over the counter. */
@Path("/sales")
public final class SaleForms {
  private static final int CHOICES = 8;
  private static final String TEMPLATE = "sales/new.jte";

  private final Pages pages;
  private final Counter counter;
  private final Products products;
  private final CatalogReading catalog;
  private final ProductRows rows;
  private final Supplier<String> tokens;

  /**
   * Composes the form.
   *
   * @param tokens makes unguessable texts
   */
  public SaleForms(
      Pages pages,
      Counter counter,
      Products products,
      CatalogReading catalog,
      ProductRows rows,
      Supplier<String> tokens) {
    this.pages = pages;
    this.counter = counter;
    this.products = products;
    this.catalog = catalog;
    this.rows = rows;
    this.tokens = tokens;
  }

  /** Shows the form. */
  @GET
  @Path("new")
  public Response form(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    String currency =
        catalog.currency(visit.tenant()).orElseGet(() -> currency(visit.texts().locale()));
    return visit.page(
        SalePages.SECTION,
        TEMPLATE,
        new NewSaleView(
            tokens.get(), currency, List.of(), choices(visit.tenant(), ""), false, null));
  }

  private static String currency(Locale locale) {
    Currency usual = locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
    return usual == null ? "" : usual.getCurrencyCode();
  }

  /** Searches for products to sell. */
  @GET
  @Path("new/products")
  public Response search(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    return visit.part(
        "sales/choices.jte", Map.of("products", choices(visit.tenant(), visit.query("q"))));
  }

  private List<ProductRow> choices(UUID tenant, String search) {
    return rows.list(tenant, search, null, CHOICES).data();
  }

  /** Adds a line to the form. */
  @GET
  @Path("new/line")
  public Response line(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    UUID id = visit.id("product");
    if (id == null) {
      throw Problem.notFound("product is missing").exception();
    }
    Product product = catalog.product(visit.tenant(), id);
    var line = new SaleLineInput(product.sku(), product.title(), "1", "", null);
    return visit.part("sales/line.jte", Map.of("line", line));
  }

  /** Sells what the form says. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sell(
      @Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    var entered = new Entered(form);
    try {
      NewSale sale = entered.sale(visit.texts().locale());
      SaleView made = counter.sell(visit.principal(), sale, entered.first("key"));
      return visit.go("/sales/" + made.saleId(), "sold");
    } catch (ProblemException e) {
      return refuse(visit, entered, e.problem());
    }
  }

  private Response refuse(Visit visit, Entered entered, Problem problem) {
    boolean missing = problem.type().equals("insufficient_stock");
    List<SaleLineInput> lines = new ArrayList<>();
    for (int i = 0; i < entered.count(); i++) {
      lines.add(line(visit, entered, i, problem.errors(), missing));
    }
    String text =
        missing ? visit.t("sales.missing") : Problems.text(visit.texts(), problem.exception());
    return visit.page(
        problem.status(),
        SalePages.SECTION,
        TEMPLATE,
        new NewSaleView(
            Objects.requireNonNullElse(entered.first("key"), tokens.get()),
            Objects.requireNonNullElse(entered.first("currency"), ""),
            lines,
            choices(visit.tenant(), ""),
            missing,
            text));
  }

  private SaleLineInput line(
      Visit visit, Entered entered, int i, List<FieldError> errors, boolean missing) {
    String field = "lines[" + i + "]";
    boolean wrong = errors.stream().anyMatch(error -> error.field().startsWith(field));
    String sku = entered.get("sku", i);
    return new SaleLineInput(
        sku,
        title(visit.tenant(), sku),
        entered.get("quantity", i),
        entered.get("unit_price", i),
        !wrong ? null : missing ? missing(visit, sku) : visit.t("sales.wrong_line"));
  }

  private String missing(Visit visit, String sku) {
    return visit.t("sales.only", products.stock(visit.tenant(), sku).available());
  }

  private String title(UUID tenant, String sku) {
    try {
      return products.get(tenant, sku).title();
    } catch (ProblemException e) {
      return sku; // the product is gone: the line itself says what is wrong
    }
  }

  /** What the form holds. */
  private record Entered(MultivaluedMap<String, String> form) {
    int count() {
      return form.getOrDefault("sku", List.of()).size();
    }

    @Nullable String first(String name) {
      return form.getFirst(name);
    }

    String get(String name, int i) {
      List<String> values = form.getOrDefault(name, List.of());
      return i < values.size() ? values.get(i).strip() : "";
    }

    NewSale sale(Locale locale) {
      List<FieldError> errors = new ArrayList<>();
      List<NewSale.Line> lines = new ArrayList<>();
      String currency = Objects.requireNonNullElse(first("currency"), "").strip();
      for (int i = 0; i < count(); i++) {
        String price = Prices.parse(locale, get("unit_price", i));
        String quantity = get("quantity", i);
        if (price == null) {
          errors.add(new FieldError("lines[" + i + "].unit_price", "is not a price"));
        } else if (!quantity.matches("[1-9][0-9]{0,5}")) {
          errors.add(new FieldError("lines[" + i + "].quantity", "must be at least 1"));
        } else {
          lines.add(
              new NewSale.Line(
                  get("sku", i),
                  Integer.parseInt(quantity),
                  Map.of("amount", price, "currency", currency)));
        }
      }
      if (count() == 0) {
        errors.add(new FieldError("lines", "must not be empty"));
      }
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors).exception();
      }
      return new NewSale(lines, first("allow_negative") == null ? null : Boolean.TRUE);
    }
  }
}
