package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;

/** What partners bill our drivers' sessions with (OCPI CDRs, receiver). */
@Singleton
public class ReceivedCdrs extends ReceiverModule {
  private final ReceivedObjects objects;
  private final Registration registration;

  public ReceivedCdrs(ReceivedObjects objects, Registration registration) {
    super(Kind.CDR, objects);
    this.objects = objects;
    this.registration = registration;
  }

  @Override
  public Reply answer(Call call) {
    if (call.method().equals("POST") && call.path().isEmpty()) {
      return post(call);
    } else if (call.method().equals("GET")) {
      return super.answer(call);
    }
    throw notUnderstood();
  }

  /** The same CDR may come again: whoever sends it may not have read our answer. */
  private Reply post(Call call) {
    JsonNode cdr = call.json();
    boolean fresh = objects.put(call.partner(), Kind.CDR, cdr) == ReceivedObjects.Kept.NEW;
    Reply reply = fresh ? Reply.created() : Reply.done();
    return new Reply(reply.http(), reply.data(), Map.of("Location", address(call, cdr)));
  }

  private String address(Call call, JsonNode cdr) {
    String path =
        Stream.concat(
                call.request().path().stream(),
                Stream.of("country_code", "party_id", "id").map(name -> cdr.path(name).asText()))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return registration.versionsUrl().replaceAll("versions$", "") + path;
  }
}
