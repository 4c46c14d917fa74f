import java.io.File;
import java.util.Iterator;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens each file as Gephi does and prints what it reports, how much came in, and the times. */
public class GephiImport {
    public static void main(String[] paths) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        projects.newProject();
        for (String path : paths) {
            Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
            projects.openWorkspace(workspace);
            Container container = importer.importFile(new File(path));
            // The report is to be read before the container is processed: that empties it.
            Iterator<Issue> issues = container.getReport().getIssues(Integer.MAX_VALUE);
            while (issues.hasNext()) {
                Issue issue = issues.next();
                System.out.println("issue\t" + issue.getLevel() + "\t" + issue.getMessage());
            }
            importer.process(container, new DefaultProcessor(), workspace);
            GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
            int coloured = 0, dated = 0, datedEdges = 0;
            for (Node node : model.getGraph().getNodes().toArray()) {
                coloured += node.alpha() > 0 && (node.r() + node.g() + node.b()) > 0 ? 1 : 0;
                dated += node.getIntervals().length > 0 ? 1 : 0;
            }
            for (Edge edge : model.getGraph().getEdges().toArray()) {
                datedEdges += edge.getIntervals().length > 0 ? 1 : 0;
            }
            System.out.println("read\t" + model.getGraph().getNodeCount() + "\t" + model.getGraph().getEdgeCount() + "\t" + coloured + "\t" + dated + "\t" + datedEdges);
            System.out.println("times\t" + model.getTimeFormat() + "\t" + (long) model.getTimeBounds().getLow() + "\t" + (long) model.getTimeBounds().getHigh());
        }
        System.exit(0);
    }
}
