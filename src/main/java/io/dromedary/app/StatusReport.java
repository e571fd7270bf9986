package io.dromedary.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.capture.CaptureFailure;
import io.dromedary.capture.CaptureReport;
import io.dromedary.capture.CaptureState;
import io.dromedary.capture.CaptureStates;
import io.dromedary.delivery.ViewerSessions;
import io.dromedary.delivery.Visit;
import io.dromedary.live.Audience;
import io.dromedary.live.Audiences;
import io.dromedary.live.StreamDescription;
import io.dromedary.live.ViewerReport;
import io.dromedary.recording.RecordingReport;
import io.dromedary.reload.FileReport;
import io.dromedary.reload.ReloadReport;
import io.dromedary.reload.RouteProblem;
import io.dromedary.retention.Retention;
import io.dromedary.retention.SweepState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the node is at this moment, as JSON for operators. Holds no secret. Any thread. */
final class StatusReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Cameras cameras;
    private final Function<String, Optional<String>> devices;
    private final CaptureStates captures;
    private final Audiences audiences;
    private final CameraRecordings recordings;
    private final Retention retention;
    private final ReloadReport routes;
    private final ViewerSessions sessions;
    private final PortSecurity security;
    private final Clock clock;
    private final Instant startedAt;

    StatusReport(NodeParts parts, ReloadReport routes, PortSecurity security) {
        this.cameras = parts.cameras;
        this.devices = parts.ownership::deviceOf;
        this.captures = parts.captureStates;
        this.audiences = parts.audiences;
        this.recordings = parts.recordings;
        this.retention = parts.retention;
        this.sessions = parts.sessions;
        this.routes = routes;
        this.security = security;
        this.clock = parts.clock;
        this.startedAt = clock.instant();
    }

    String json() {
        ObjectNode status = JSON.objectNode();
        ObjectNode node = status.putObject("node");
        node.put("startedAt", startedAt.toString())
                .put(
                        "uptimeSeconds",
                        Duration.between(startedAt, clock.instant()).toSeconds())
                .put("viewers", sessions.size());
        security.describe(node);
        ArrayNode all = status.putArray("cameras");
        cameras.names().forEach(name -> describe(name, all.addObject()));
        ArrayNode files = status.putArray("routes");
        routes.files().forEach(file -> describe(file, files.addObject()));
        return status.toString();
    }

    private void describe(String name, ObjectNode camera) {
        camera.put("name", name);
        devices.apply(name).ifPresent(device -> camera.put("device", device));
        captures.of(name).ifPresentOrElse(state -> describe(state, camera), () -> camera.put("state", "stopped"));
        audiences.of(name).ifPresent(audience -> describe(audience, camera));
        ObjectNode recording = camera.putObject("recording");
        recordings
                .report(name)
                .ifPresentOrElse(report -> describe(report, recording), () -> recording.put("state", "off"));
        retention.state(name).ifPresent(state -> describe(state, camera.putObject("retention")));
    }

    private static void describe(RecordingReport report, ObjectNode json) {
        json.put("state", report.state().word())
                .put("since", report.since().toString())
                .put("reason", report.reason())
                .put("writtenBytes", report.writtenBytes())
                .put("queuedBytes", report.queuedBytes())
                .put("droppedGops", report.droppedGops())
                .put("missedFragments", report.missedFragments());
        report.file().ifPresent(file -> json.put("file", String.valueOf(file.getFileName())));
        report.lastSyncAge().ifPresent(age -> json.put("lastSyncAgeMillis", age.toMillis()));
    }

    private static void describe(SweepState state, ObjectNode json) {
        json.put("sweptAt", state.at().toString())
                .put("deletedSegments", state.deleted())
                .put("problem", state.problem());
    }

    private static void describe(CaptureState state, ObjectNode camera) {
        camera.put("state", state.phase().name().toLowerCase(java.util.Locale.ROOT))
                .put("since", state.since().toString())
                .put("restarts", state.restarts())
                .put("fragments", state.fragments())
                .put("bytes", state.bytes())
                .put("kilobitsPerSecond", Math.round(state.bitsPerSecond() / 1000))
                .put("framesPerSecond", Math.round(state.framesPerSecond() * 10) / 10.0)
                .put("routeFailures", state.routeFailures());
        describe(state.report(), camera);
        state.pid().ifPresent(pid -> camera.put("pid", pid));
        state.lastFailure().ifPresent(failure -> describe(failure, camera.putObject("lastFailure")));
    }

    private static void describe(CaptureReport report, ObjectNode camera) {
        ObjectNode encoders = camera.putObject("encoders");
        encoders.put("used", report.encoder()).put("name", report.encoderName());
        ObjectNode refused = encoders.putObject("refused");
        report.refused().forEach(refused::put);
        ArrayNode warnings = camera.putArray("warnings");
        report.warnings().forEach(warnings::add);
    }

    private static void describe(CaptureFailure failure, ObjectNode json) {
        json.put("reason", failure.reason()).put("at", failure.at().toString());
        ArrayNode lines = json.putArray("lastLines");
        failure.lastLines().forEach(lines::add);
    }

    private void describe(Audience audience, ObjectNode camera) {
        audience.description().ifPresent(stream -> describe(stream, camera.putObject("stream")));
        ArrayNode viewers = camera.putArray("viewers");
        Map<String, Visit> visits = sessions.visits();
        for (ViewerReport viewer : audience.reports()) {
            ObjectNode json = viewers.addObject();
            describe(viewer, json);
            Optional.ofNullable(visits.get(viewer.id())).ifPresent(visit -> describe(visit, json));
        }
    }

    private static void describe(StreamDescription stream, ObjectNode json) {
        json.put("codec", stream.codec())
                .put("mediaType", stream.mediaType())
                .put("width", stream.widthPixels())
                .put("height", stream.heightPixels())
                .put("framesPerSecond", stream.framesPerSecond());
        stream.sound().ifPresent(sound -> json.put("sound", sound.codec()));
    }

    private static void describe(ViewerReport viewer, ObjectNode json) {
        json.put("id", viewer.id())
                .put("queuedBytes", viewer.queuedBytes())
                .put("sentParts", viewer.sentParts())
                .put("sentBytes", viewer.sentBytes())
                .put("droppedFragments", viewer.droppedFragments());
    }

    /** A viewer with the shared access key has no name. */
    private static void describe(Visit visit, ObjectNode json) {
        if (!visit.name().isEmpty()) {
            json.put("name", visit.name());
        }
        json.put("address", visit.address()).put("seconds", visit.seconds());
    }

    private static void describe(FileReport file, ObjectNode json) {
        json.put("file", file.file());
        file.loadedAt().ifPresent(at -> json.put("loadedAt", at.toString()));
        ArrayNode ids = json.putArray("routeIds");
        file.routeIds().forEach(ids::add);
        file.problem().ifPresent(problem -> describe(problem, json.putObject("problem")));
    }

    private static void describe(RouteProblem problem, ObjectNode json) {
        problem.line().ifPresent(line -> json.put("line", line));
        json.put("reason", problem.reason())
                .put("since", problem.since().toString())
                .put("meanwhile", problem.meanwhile());
    }
}
