package io.dromedary.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.keys.KeyRing;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the names of the viewers who have a key of their own into the body, as JSON text. No key is in it. */
public final class ListViewerKeys implements Processor {

    private final KeyRing keys;

    /** Makes the step. */
    public ListViewerKeys(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void process(Exchange exchange) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode viewers = answer.putArray("keys");
        keys.current().named().keySet().forEach(name -> viewers.addObject().put("name", name));
        exchange.getMessage().setBody(answer.toString());
    }
}
