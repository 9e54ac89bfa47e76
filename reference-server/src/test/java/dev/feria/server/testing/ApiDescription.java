package dev.feria.server.testing;

import dev.feria.server.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The API's description, by operation. Immutable. */
public final class ApiDescription {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** The description that this version serves. */
  public static final ApiDescription OURS = new ApiDescription(OpenApiDocument.load());

  private final Map<String, Object> document;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * An operation.
   *
   * @param method in capital letters
   * @param path with its templates, for example {@code /api/v1/sales/{id}}
   * @param tree what is described, references to other operations' parts resolved at the top
   * @param parameters of the path and of the operation
   */
  public record Operation(
      String method, String path, Map<String, Object> tree, List<Map<String, Object>> parameters) {
    /** Tells whether a path could be this one's. */
    boolean matches(String target) {
      return Pattern.matches(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"), target);
    }

    /** Tells whether nobody has to authenticate. */
    public boolean isOpen() {
      return tree.get("security") instanceof List<?> list && list.isEmpty();
    }

    /** Tells whether only owners may. */
    public boolean isForOwners() {
      return "owner".equals(tree.get("x-role"));
    }

    /** Returns the parameters in a place: {@code path}, {@code query} or {@code header}. */
    public List<Map<String, Object>> parameters(String in) {
      return parameters.stream().filter(p -> in.equals(p.get("in"))).toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private ApiDescription(Map<String, Object> document) {
    this.document = document;
    map(document, "paths")
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, tree) -> {
                          if (METHODS.contains(method)) {
                            operations.add(operation(method, path, map(item), map(tree)));
                          }
                        }));
    // literal segments before templates: /users/me/password before /users/{id}/...
    operations.sort(Comparator.comparing(Operation::path).reversed());
    operations.sort(Comparator.comparingInt(o -> o.path().split("\\{", -1).length));
  }

  private Operation operation(
      String method, String path, Map<String, Object> item, Map<String, Object> tree) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (Object owner : List.of(item, tree)) {
      if (map(owner).get("parameters") instanceof List<?> list) {
        list.forEach(parameter -> parameters.add(resolve(parameter)));
      }
    }
    return new Operation(
        method.toUpperCase(java.util.Locale.ROOT), path, tree, List.copyOf(parameters));
  }

  /** Returns the whole document. */
  public Map<String, Object> document() {
    return document;
  }

  /** Returns all operations. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Finds the operation that a request is for. */
  public Optional<Operation> find(String method, String target) {
    return operations.stream()
        .filter(o -> o.method().equals(method) && o.matches(target))
        .findFirst();
  }

  /** Follows a reference, if it is one. */
  public Map<String, Object> resolve(Object tree) {
    Map<String, Object> found = map(tree);
    while (found.get("$ref") instanceof String reference) {
      Object next = document;
      for (String part : reference.substring(2).split("/", -1)) {
        next = map(next).get(part);
      }
      if (next == null) {
        throw new AssertionError("leads nowhere: " + reference);
      }
      found = map(next);
    }
    return found;
  }

  /** Returns the schema of an operation's JSON body, empty where it takes none. */
  public Optional<Map<String, Object>> bodySchema(Operation operation) {
    return jsonBody(operation).map(media -> map(media, "schema"));
  }

  /** Returns what is described of an operation's JSON body. */
  public Optional<Map<String, Object>> jsonBody(Operation operation) {
    if (!operation.tree().containsKey("requestBody")) {
      return Optional.empty();
    }
    Map<String, Object> content = map(resolve(operation.tree().get("requestBody")), "content");
    return Optional.ofNullable(content.get("application/json")).map(ApiDescription::map);
  }

  /** Returns a member that is an object. */
  public static Map<String, Object> map(Map<String, Object> parent, String name) {
    return map(parent.getOrDefault(name, new LinkedHashMap<String, Object>()));
  }

  /** Returns an object as what it is. */
  @SuppressWarnings("unchecked") // it was made with keys that are text
  public static Map<String, Object> map(Object tree) {
    return (Map<String, Object>) tree;
  }
}
