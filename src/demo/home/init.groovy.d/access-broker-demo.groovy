// What the demo needs of a Jenkins that is up: agents that run, and the branches of its repository.
import hudson.model.TaskListener
import hudson.remoting.Channel
import hudson.remoting.Which
import jenkins.model.Jenkins

// The agents are processes of this machine, held over their standard input and output.
def java = "${System.getProperty('java.home')}/bin/java"
['release-agent', 'old-mac-mini'].each { name ->
    def computer = Jenkins.get().getComputer(name)
    if (computer != null) {
        def agent = new ProcessBuilder(java, '-Xmx128m', '-jar', Which.jarFile(Channel).path)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
        computer.setChannel(agent.inputStream, agent.outputStream, TaskListener.NULL, null)
    }
}

Jenkins.get().getItemByFullName('payments/deploy')?.scheduleBuild2(0)
