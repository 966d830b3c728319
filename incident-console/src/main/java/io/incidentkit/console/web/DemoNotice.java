package io.incidentkit.console.web;

import io.incidentkit.console.demo.Demo;
import io.incidentkit.console.page.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on each page that what it shows is made up, where it is. */
@ControllerAdvice(basePackageClasses = DemoNotice.class)
public final class DemoNotice {
    private final ObjectProvider<Demo> demo;
    private final Texts texts;

    public DemoNotice(ObjectProvider<Demo> demo, Texts texts) {
        this.demo = demo;
        this.texts = texts;
    }

    /** Adds {@code demonstration}, the words that say so, if the incidents are the demonstration's. */
    @ModelAttribute
    public void addDemonstration(Model model) {
        Demo filled = demo.getIfAvailable();
        if (filled != null) {
            filled.guide().ifPresent(name -> model.addAttribute("demonstration", texts.of("demo.board", name)));
        }
    }
}
