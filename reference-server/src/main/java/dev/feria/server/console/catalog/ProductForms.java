package dev.feria.server.console.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.MovementRequest;
import dev.feria.server.catalog.MovementRequest.Kind;
import dev.feria.server.catalog.Product;
import dev.feria.server.catalog.ProductView;
import dev.feria.server.catalog.Products;
import dev.feria.server.console.Form;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.csv.CsvNumber;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms that make products and move their stock. */
@Path("/products")
public final class ProductForms {
  private static final int LONGEST_SKU = 200;
  private static final int LONGEST_TITLE = 500;
  private static final int MOST = 1_000_000;

  private final Pages pages;
  private final Products products;
  private final ListingDesk listings;
  private final CatalogReading catalog;
  private final ProductViews views;

  /** Composes the forms. */
  public ProductForms(
      Pages pages,
      Products products,
      ListingDesk listings,
      CatalogReading catalog,
      ProductViews views) {
    this.pages = pages;
    this.products = products;
    this.listings = listings;
    this.catalog = catalog;
    this.views = views;
  }

  /** Shows the form for a new product. */
  @GET
  @Path("new")
  public Response form(@Context ContainerRequestContext request) {
    return form(pages.visit(request), 200, new NewProductView(Form.EMPTY));
  }

  private static Response form(Visit visit, int status, NewProductView view) {
    return visit.page(status, ProductPages.SECTION, "products/new.jte", view);
  }

  /** Makes a product, and counts its stock if a quantity is given. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @Context ContainerRequestContext request,
      @FormParam("sku") @DefaultValue("") String sku,
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("quantity") @DefaultValue("") String quantity) {
    Visit visit = pages.visit(request);
    try {
      check("sku", sku, LONGEST_SKU);
      check("title", title, LONGEST_TITLE);
      int counted = quantity.isBlank() ? 0 : number(quantity, 0);
      ProductView made = products.create(visit.principal(), sku.strip(), title.strip(), null);
      if (counted > 0) {
        products.move(
            visit.principal(), made.sku(), new MovementRequest(Kind.COUNT, counted, null), null);
      }
      return visit.go("/products/" + made.productId(), "created");
    } catch (ProblemException e) {
      var entered = Map.of("sku", sku, "title", title, "quantity", quantity);
      return form(
          visit, e.problem().status(), new NewProductView(Form.refused(visit.texts(), entered, e)));
    }
  }

  /** Moves the stock of a product. */
  @POST
  @Path("{id}/movements")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response move(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("kind") @DefaultValue("receive") String kind,
      @FormParam("quantity") @DefaultValue("") String quantity,
      @FormParam("reason") @Nullable String reason,
      @FormParam("key") @Nullable String key) {
    Visit visit = pages.visit(request);
    Product product = catalog.product(visit.tenant(), id);
    try {
      String why = reason == null || reason.isBlank() ? null : reason.strip();
      var wanted = new MovementRequest(kind(kind), number(quantity, -MOST), why);
      products.move(visit.principal(), product.sku(), wanted, key);
    } catch (ProblemException e) {
      return visit.message(422, "bad", Problems.text(visit.texts(), e));
    }
    return visit.partial()
        ? visit.part(
            "products/moved.jte",
            Map.of("view", views.page(visit, id, ""), "message", visit.t("done.moved")))
        : visit.go("/products/" + id, "moved");
  }

  /** Sets a product's base price. */
  @POST
  @Path("{id}/price")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response price(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("amount") @DefaultValue("") String amount,
      @FormParam("currency") @DefaultValue("") String currency) {
    Visit visit = pages.visit(request);
    Product product = catalog.product(visit.tenant(), id);
    BigDecimal number = CsvNumber.read(amount.strip());
    String code = currency.strip().toUpperCase(Locale.ROOT);
    if (number == null || number.signum() <= 0) {
      throw Problem.invalid("amount", "must be above 0, written like 12990 or 12990.50")
          .exception();
    }
    if (!code.matches("[A-Z]{3}")) {
      throw Problem.invalid("currency", "must be a code of three letters").exception();
    }
    products.price(visit.principal(), product.sku(), new Money(number, code));
    return visit.go("/products/" + id, "saved");
  }

  /** Takes a product's base price from one of its listings. */
  @POST
  @Path("{id}/price-of/{listing}")
  public Response priceOf(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("listing") UUID listing) {
    Visit visit = pages.visit(request);
    Product product = catalog.product(visit.tenant(), id);
    Money price = listings.get(visit.tenant(), listing).price();
    products.price(visit.principal(), product.sku(), price);
    return visit.go("/products/" + id, "saved");
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw Problem.invalid("kind", "must be receive, adjust or count").exception();
  }

  private static int number(String text, int least) {
    String digits = text.strip();
    if (digits.matches("[+-]?[0-9]{1,7}")) {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= MOST) {
        return number;
      }
    }
    throw Problem.invalid("quantity", "must be a whole number").exception();
  }

  private static void check(String field, String text, int most) {
    if (text.isBlank() || text.strip().length() > most) {
      throw Problem.invalid(field, "must have 1 to " + most + " characters").exception();
    }
  }
}
