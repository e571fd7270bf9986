package io.dromedary.app;

import io.dromedary.announce.SegmentsComponent;
import io.dromedary.capture.EncoderTrialBinding;
import io.dromedary.capture.FfmpegComponent;
import io.dromedary.capture.ToolExecutor;
import io.dromedary.config.CameraConfig;
import io.dromedary.control.AddViewerKey;
import io.dromedary.control.ApplyConfiguration;
import io.dromedary.control.ChooseCamera;
import io.dromedary.control.ListCameras;
import io.dromedary.control.ListDevices;
import io.dromedary.control.ListSegments;
import io.dromedary.control.ListSpans;
import io.dromedary.control.ListViewerKeys;
import io.dromedary.control.NameCamera;
import io.dromedary.control.NoteCommand;
import io.dromedary.control.NoteRefusal;
import io.dromedary.control.ProtectSegment;
import io.dromedary.control.ReadCommand;
import io.dromedary.control.RefuseReplay;
import io.dromedary.control.ReportStatus;
import io.dromedary.control.RequireFileRights;
import io.dromedary.control.RevokeViewerKey;
import io.dromedary.control.RotateAccessKey;
import io.dromedary.control.StartCapture;
import io.dromedary.control.StopCapture;
import io.dromedary.control.SweepRecordings;
import io.dromedary.control.TakeQuery;
import io.dromedary.control.VerifySignature;
import io.dromedary.delivery.DeliverFragment;
import io.dromedary.delivery.EndSession;
import io.dromedary.delivery.GrantAdmission;
import io.dromedary.delivery.HearViewer;
import io.dromedary.delivery.OpenSession;
import io.dromedary.delivery.Purpose;
import io.dromedary.delivery.RequireRecordingRights;
import io.dromedary.delivery.RequireStreamQuery;
import io.dromedary.delivery.RequireWebSocket;
import io.dromedary.delivery.SharedPortWebsocketComponent;
import io.dromedary.delivery.VerifyStreamToken;
import io.dromedary.delivery.VerifyViewerNonce;
import io.dromedary.export.RemuxBinding;
import io.dromedary.files.ListFiles;
import io.dromedary.files.SendFile;
import io.dromedary.files.SendRange;
import io.dromedary.http.NodeHttpServerFactory;
import io.dromedary.probe.ProbeBinding;
import io.dromedary.recording.RecordFragment;
import io.dromedary.recording.Segments;
import io.dromedary.reload.LastingSedaComponent;
import io.dromedary.reload.ScratchComponents;
import io.dromedary.s3.SignForS3;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Component;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** The names under which route files find the node's parts. */
final class NodeBeans {

    /** Honest clients sign two commands of one second alike; see {@link RefuseReplay}. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    private static final int SHIPPED_IN_MEMORY = 1000;

    /** About ten thousand segments; beyond that the oldest are forgotten. */
    private static final long MAX_SHIPPED_BYTES = 1 << 20;

    private final NodeSettings settings;
    private final NodeParts parts;
    private final PortSecurity security;

    NodeBeans(NodeSettings settings, NodeParts parts, PortSecurity security) {
        this.settings = settings;
        this.parts = parts;
        this.security = security;
    }

    void bindTo(Main main, Vertx vertx, Supplier<String> status) throws StartFailure {
        main.bind("vertx", vertx);
        main.bind(
                "nodeHttpServerFactory",
                new NodeHttpServerFactory(settings.portSettings(security.keyManager()), parts.clock));
        main.bind("portSecurity", security);
        main.bind("ffmpeg", ffmpeg());
        main.bind("seda", new LastingSedaComponent());
        main.bind("segments", segments());
        main.bind("vertx-websocket", websocket(settings.port()));
        main.bind("viewerSessions", parts.sessions);
        main.bind("encoderTrialBinding", new EncoderTrialBinding());
        main.bind("encoderTrialExecutor", new ToolExecutor(path -> Optional.of(Path.of(path)), parts.crew.isolation()));
        main.bind("probeBinding", new ProbeBinding());
        main.bind("probeExecutor", parts.devices.executor);
        main.bind("remuxBinding", new RemuxBinding());
        main.bind("remuxExecutor", parts.devices.executor);
        bindDelivery(main);
        bindControl(main, status);
        bindShipping(main);
    }

    private void bindShipping(Main main) {
        Path keys = settings.home().resolve("keys");
        Path shipped = settings.home().resolve("state").resolve("shipped-segments.txt");
        main.bind("secretFiles", new SecretFiles(keys));
        // made when a route uses it: the signer's classes would make every start slower
        Processor signForS3 = exchange -> new SignForS3(keys.resolve("s3-credentials"), parts.clock).process(exchange);
        main.bind("signForS3", signForS3);
        main.bind(
                "shippedSegments",
                FileIdempotentRepository.fileIdempotentRepository(
                        shipped.toFile(), SHIPPED_IN_MEMORY, MAX_SHIPPED_BYTES));
    }

    /** Returns how to make components of our own for the dry run of an edited route. */
    ScratchComponents scratchComponents() throws StartFailure {
        int port = settings.port();
        return new ScratchComponents(Map.of(
                "ffmpeg",
                this::ffmpeg,
                "seda",
                LastingSedaComponent::new,
                "segments",
                this::segments,
                "vertx-websocket",
                () -> websocket(port)));
    }

    private Component ffmpeg() {
        return new FfmpegComponent(parts.crew);
    }

    private Component segments() {
        return new SegmentsComponent(parts.recordings.segments.due(), parts.clock);
    }

    private static Component websocket(int port) {
        return new SharedPortWebsocketComponent("direct:admit-viewer", port);
    }

    private void bindDelivery(Main main) throws StartFailure {
        main.bind("deliverFragment", new DeliverFragment(parts.audiences));
        main.bind("recordFragment", new RecordFragment(parts.recordings.recordings));
        main.bind("requireWebSocket", new RequireWebSocket());
        main.bind("requireStreamQuery", new RequireStreamQuery());
        main.bind(
                "verifyStreamToken",
                new VerifyStreamToken(() -> parts.keys.current().accessKeys(), parts.clock, settings.longestToken()));
        main.bind("verifyViewerNonce", new VerifyViewerNonce());
        main.bind("grantAdmission", new GrantAdmission(Purpose.WATCH));
        main.bind(
                "verifyPlaybackToken",
                new VerifyStreamToken(
                        () -> parts.keys.current().recordingKeys(), parts.clock, settings.longestToken()));
        main.bind("requireRecordingRights", new RequireRecordingRights(parts::maySeeRecordings));
        main.bind("grantPlayback", new GrantAdmission(Purpose.PLAY));
        main.bind("openSession", new OpenSession(parts.sessions));
        main.bind("hearViewer", new HearViewer(parts.sessions));
        main.bind("endSession", new EndSession(parts.sessions));
    }

    private void bindControl(Main main, Supplier<String> status) throws StartFailure {
        Duration tolerance = settings.commandTolerance();
        main.bind(
                "verifySignature",
                new VerifySignature(() -> List.of(parts.keys.current().management())));
        main.bind(
                "verifyViewerSignature",
                new VerifySignature(() -> parts.keys.current().all()));
        main.bind("readCommand", new ReadCommand(parts.clock, tolerance));
        main.bind("refuseReplay", new RefuseReplay(parts.clock, SAME_MOMENT, tolerance.multipliedBy(2)));
        main.bind(
                "chooseCamera",
                new ChooseCamera(
                        CameraConfig.DEFAULT_NAME,
                        name -> parts.cameras.config(name).isPresent()));
        main.bind("noteCommand", new NoteCommand());
        main.bind("noteRefusal", new NoteRefusal());
        main.bind("startCapture", new StartCapture(parts.cameras));
        main.bind("stopCapture", new StopCapture(parts.cameras));
        main.bind("applyConfiguration", new ApplyConfiguration(parts.cameras, parts.folder::nameOf));
        main.bind("rotateAccessKey", new RotateAccessKey(parts.keys));
        main.bind("listViewerKeys", new ListViewerKeys(parts.keys));
        main.bind("addViewerKey", new AddViewerKey(parts.keys, new SecureRandom()));
        main.bind("revokeViewerKey", new RevokeViewerKey(parts.keys));
        main.bind(
                "listCameras",
                new ListCameras(new CameraList(parts.cameras, parts.captureStates, parts.audiences)::json));
        main.bind("listDevices", new ListDevices(parts.devices.catalogue));
        main.bind("reportStatus", new ReportStatus(status));
        bindRecordings(main, tolerance);
    }

    private void bindRecordings(Main main, Duration tolerance) {
        Segments known = parts.recordings.segments;
        main.bind("retention", parts.retention);
        main.bind("sweepRecordings", new SweepRecordings(parts.retention));
        main.bind("readFileCommand", new ReadCommand(parts.clock, tolerance, "name"));
        main.bind(
                "requireFileRights",
                new RequireFileRights(() -> parts.keys.current().management(), parts::viewersMayFetch));
        main.bind("takeQuery", new TakeQuery());
        main.bind("nameCamera", new NameCamera());
        main.bind("listFiles", new ListFiles(parts::files, parts.clock));
        main.bind("sendFile", new SendFile(parts::files));
        main.bind("sendRange", new SendRange(parts::files, parts.rangeFiles));
        main.bind("listSegments", new ListSegments(known, parts.clock));
        main.bind("listSpans", new ListSpans(known, parts.clock));
        main.bind("protectSegment", new ProtectSegment(known, parts.recordings::folder, parts.clock));
    }
}
