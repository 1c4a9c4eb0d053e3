import { panel_words, panels_drawing } from "../charts/panels";
import { figure_element } from "../figure";
import type { MetricByArm } from "../report-data";
import { left_out_note, type Section } from "./section";
import { metric_panel, metric_table, metric_title } from "./targets";

export const burden: Section = {
  id: "burden",
  heading: "What the way asks of people",
  content: (report, source) => {
    const metrics = (report.data.burden ?? []).filter((metric) => metric.arms.length > 0);
    if (metrics.length === 0) return null;
    const panels = metrics.slice(0, 9).map(metric_panel);
    const lead = metrics[0] as MetricByArm;
    return [
      figure_element({
        id: "burden", title: metric_title(report, lead),
        words: report.own("A reported wait often starts when a referral is accepted; the wait people live starts when they ask. ")
          + `${lead.label}: ${panel_words(report, metric_panel(lead))}.`,
        drawing: panels_drawing(report, panels, { columns: 3, one_scale: false }),
        paper_drawing: panels_drawing(report, panels.slice(0, 6), { columns: 3, one_scale: false }),
        table: metric_table(report, metrics, report.own("Burden: averages for one person")),
        note: `Each panel has its own scale, from nothing. ${left_out_note(report)}${report.range_note}`,
      }, source)];
  },
};
