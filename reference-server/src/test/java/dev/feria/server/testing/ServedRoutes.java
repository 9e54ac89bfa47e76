package dev.feria.server.testing;

import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Notes what the servers of this JVM serve; Jersey finds it on the tests' class path. */
public final class ServedRoutes implements AutoDiscoverable {
  private static final List<List<Route>> SERVED = new CopyOnWriteArrayList<>();

  /** A resource method and the template of its address. */
  public record Route(String method, String path, ResourceMethod handler) {}

  /** Returns what the server serves that was started last. */
  public static List<Route> ofTheLastServer() {
    return SERVED.get(SERVED.size() - 1);
  }

  @Override
  public void configure(FeatureContext context) {
    context.register(new Listener());
  }

  private static final class Listener implements ApplicationEventListener {
    @Override
    public void onEvent(ApplicationEvent event) {
      if (event.getType() == ApplicationEvent.Type.INITIALIZATION_FINISHED) {
        List<Route> routes = new CopyOnWriteArrayList<>();
        event.getResourceModel().getResources().forEach(r -> collect(r, "", routes));
        SERVED.add(routes);
      }
    }

    private static void collect(Resource resource, String parent, List<Route> routes) {
      String path = (parent + "/" + resource.getPath()).replaceAll("//+", "/");
      String own = path.replaceAll("(?<=.)/$", "");
      resource.getResourceMethods().stream()
          .filter(method -> !method.isExtended()) // the OPTIONS that Jersey adds
          .forEach(method -> routes.add(new Route(method.getHttpMethod(), own, method)));
      resource.getChildResources().forEach(child -> collect(child, own, routes));
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
      return null;
    }
  }
}
