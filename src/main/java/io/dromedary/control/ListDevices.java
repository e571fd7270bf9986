package io.dromedary.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.device.DeviceAnswer;
import io.dromedary.device.DeviceCatalogue;
import io.dromedary.device.DeviceCatalogue.Entry;
import io.dromedary.device.DeviceListing;
import io.dromedary.device.DeviceQuery;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Puts the devices of this machine into the body: as TinyCam's text, or as JSON if {@code accept} names that.
 *
 * <p>Reads {@code kind}, {@code name} and {@code expand}, which only choose among the devices that were found. Leaves
 * the media type in the property {@value #MEDIA_TYPE}. JSON holds the formats unless {@code expand} is {@code false};
 * the text of one device holds them, and that of all with {@code expand=true}.
 */
public final class ListDevices implements Processor {

    /** Property: what the body is. */
    public static final String MEDIA_TYPE = "mediaType";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeviceCatalogue catalogue;

    /** Makes the step. */
    public ListDevices(DeviceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        String expand = word(message, "expand").strip().toLowerCase(Locale.ROOT);
        DeviceQuery query = new DeviceQuery(word(message, "kind"), word(message, "name"));
        boolean json = word(message, "accept").toLowerCase(Locale.ROOT).contains("application/json");
        boolean withFormats = json ? !expand.equals("false") : query.isForOne() || expand.equals("true");
        List<Entry> devices = catalogue.list(query, withFormats);
        exchange.setProperty(MEDIA_TYPE, json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8");
        message.setBody(json ? json(devices) : text(query, devices));
    }

    private String text(DeviceQuery query, List<Entry> devices) {
        DeviceListing listing = new DeviceListing(catalogue.platform());
        return query.isForOne() ? listing.one(devices) : listing.all(devices);
    }

    private String json(List<Entry> devices) throws JsonProcessingException {
        return JSON.writeValueAsString(DeviceAnswer.of(catalogue.platform(), devices));
    }

    private static String word(Message request, String header) {
        String word = request.getHeader(header, String.class);
        return word == null ? "" : word;
    }
}
