package org.switchhook.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchhook.dialout.CallsOfRoomResource;
import org.switchhook.dialout.CallsResource;
import org.switchhook.dialout.DialOutsResource;
import org.switchhook.directory.DomainsResource;
import org.switchhook.directory.UsersResource;
import org.switchhook.operations.DebugResource;
import org.switchhook.operations.DrainResource;
import org.switchhook.operations.HealthResource;
import org.switchhook.operations.MetricsResource;
import org.switchhook.pair.HoldResource;
import org.switchhook.pair.ResumeResource;
import org.switchhook.pair.StartsResource;
import org.switchhook.pair.TransfersResource;
import org.switchhook.permission.DomainPermissionsResource;
import org.switchhook.permission.PermissionsResource;
import org.switchhook.permission.UserPermissionsResource;
import org.switchhook.record.RecordCsv;
import org.switchhook.record.RecordsResource;
import org.switchhook.rest.RestParts;
import org.switchhook.room.ParticipantsResource;
import org.switchhook.room.RoomStateResource;
import org.switchhook.room.RoomsResource;
import org.switchhook.webhook.DeliveriesResource;
import org.switchhook.webhook.WebhooksResource;

/** The public REST interface. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {
  /** Resources and the JSON form; {@link RestParts} is what guards them. */
  static final List<Class<?>> CLASSES =
      List.of(
          JsonProvider.class,
          RoomsResource.class,
          ParticipantsResource.class,
          RoomStateResource.class,
          DialOutsResource.class,
          CallsOfRoomResource.class,
          CallsResource.class,
          StartsResource.class,
          HoldResource.class,
          ResumeResource.class,
          TransfersResource.class,
          UsersResource.class,
          DomainsResource.class,
          PermissionsResource.class,
          UserPermissionsResource.class,
          DomainPermissionsResource.class,
          RecordsResource.class,
          RecordCsv.class,
          WebhooksResource.class,
          DeliveriesResource.class,
          HealthResource.class,
          DrainResource.class,
          MetricsResource.class,
          DebugResource.class);

  @Override
  public Map<String, Object> getProperties() {
    return Beans.OWN_JSON;
  }

  @Override
  @SuppressWarnings("deprecation") // see Beans
  public Set<Object> getSingletons() {
    Set<Object> beans = Beans.of(RestParts.CLASSES);
    beans.addAll(Beans.of(CLASSES));
    return beans;
  }
}
