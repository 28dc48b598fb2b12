package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;

/** Writes frames of one OCPP version. Thread-safe. */
public final class FrameWriter {
  private final OcppVersion version;
  private final PayloadCodec codec;

  public FrameWriter(OcppVersion version) {
    this.version = version;
    this.codec = PayloadCodec.of(version);
  }

  /**
   * Appends the frame to the buffer.
   *
   * @throws OcppFaultException when the payload breaks its constraints or cannot be said in this
   *     version; what the buffer holds is then of no use
   */
  public void write(Frame frame, ByteBuf target) {
    try (Pen pen = Pen.on(target)) {
      write(frame, pen.json());
      pen.end();
    } catch (JsonGenerationException unsayable) {
      throw OcppFault.of(
              OcppErrorCode.PropertyConstraintViolation,
              "not sayable as JSON: " + unsayable.getOriginalMessage())
          .asException();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private void write(Frame frame, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(frame.type().number());
    json.writeString(frame.messageId());
    switch (frame) {
      case Frame.Call call -> writeRequest(json, call.action().name(), call.payload());
      case Frame.Send send -> writeRequest(json, send.action().name(), send.payload());
      case Frame.CallResult result -> codec.write(result.payload(), json);
      case Frame.CallError error ->
          writeError(json, error.code(), error.description(), error.detailsJson());
      case Frame.CallResultError error ->
          writeError(json, error.code(), error.description(), error.detailsJson());
    }
    json.writeEndArray();
  }

  private void writeRequest(JsonGenerator json, String action, Message payload) throws IOException {
    json.writeString(action);
    codec.write(payload, json);
  }

  private void writeError(JsonGenerator json, String code, String description, String detailsJson)
      throws IOException {
    json.writeString(ErrorCodes.sent(code, version));
    json.writeString(description);
    json.writeRawValue(detailsJson);
  }
}
