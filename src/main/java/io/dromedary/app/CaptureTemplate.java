package io.dromedary.app;

import io.dromedary.reload.RouteTemplates;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the routes {@code capture-NAME} anew when somebody edits their template. */
final class CaptureTemplate implements RouteTemplates {

    private final CaptureRoutes routes;
    private final Supplier<List<String>> cameras;

    CaptureTemplate(CaptureRoutes routes, Supplier<List<String>> cameras) {
        this.routes = routes;
        this.cameras = cameras;
    }

    @Override
    public Map<String, Object> sample(String templateId) {
        return templateId.equals(CaptureRoutes.TEMPLATE) ? Map.of("camera", "default") : Map.of();
    }

    @Override
    public void changed(String templateId) {
        if (templateId.equals(CaptureRoutes.TEMPLATE)) {
            cameras.get().forEach(routes::renew);
        }
    }

    @Override
    public void gone(String templateId) {
        if (templateId.equals(CaptureRoutes.TEMPLATE)) {
            cameras.get().forEach(routes::remove);
        }
    }
}
