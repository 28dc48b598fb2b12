package org.voltide.csms.roaming.ocpi;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.roaming.model.Connector;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Locations, and each part of one (OCPI Locations, sender). */
@Singleton
public class LocationsModule extends SenderModule {
  private static final int PARTS = 3;

  private final SharedObjects objects;

  public LocationsModule(SharedObjects objects, Registration registration) {
    super(Kind.LOCATION, objects, registration);
    this.objects = objects;
  }

  @Override
  public Reply answer(Call call) {
    List<String> path = call.path();
    if (path.isEmpty() || path.size() > PARTS || !call.method().equals("GET")) {
      return super.answer(call);
    }
    Location location =
        objects
            .find(Kind.LOCATION, path.getFirst())
            .map(shared -> (Location) shared.document())
            .orElseThrow(() -> missing("location", path.getFirst()));
    return Reply.of(call.wire().write(part(location, path)));
  }

  private static Object part(Location location, List<String> path) {
    if (path.size() == 1) {
      return location;
    }
    Evse evse = found(location.evse(path.get(1)), "EVSE", path.get(1));
    if (path.size() == 2) {
      return evse;
    }
    Connector connector = found(evse.connector(path.get(2)), "connector", path.get(2));
    return connector;
  }

  private static <T> T found(Optional<T> found, String what, String id) {
    return found.orElseThrow(() -> missing(what, id));
  }

  private static OcpiFault missing(String what, String id) {
    return OcpiFault.notFound("There is no %s %s.".formatted(what, id));
  }
}
